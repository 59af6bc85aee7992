-- ref
local io = {write = function(...) print(...) end}
local function v(...) return ... end
-- strings
print("a" .. "b" .. 1 .. 2.5 .. "c", ("x"):rep(3), ("%d"):format(5), #"abc" .. "")
print("\65\x41\u{48}\z
   tail", 'q"q', "tab\tq", [[
long]], [==[a]]b]==])
print(("abc"):upper():lower(), ("x"):byte())
print(10 .. "", "1e1" + 0.5)
-- closures in table constructors; trailing seps
local tc = {1, 2; 3, x = 1, ["y z"] = 2, [10] = 3, f = function() return "f" end}
print(tc[1], tc[2], tc[3], tc.x, tc["y z"], tc[10], tc.f(), #tc)
local big = {1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,v(56,57)}
print(#big, big[50], big[51], big[57])
local rec = {a = 1, b = nil, c = 3.5} print(rec.a, rec.b, rec.c) rec.c = rec.c + 1 print(rec.c) local sum = 0 for _, v in pairs(rec) do sum = sum + v end print(sum)
