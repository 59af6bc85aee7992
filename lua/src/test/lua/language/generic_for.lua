-- ref
local io = {write = function(...) print(...) end}
local t = {}
-- iterators
local function iter(n) local i = 0 return function() i = i + 1 if i <= n then return i, i * i end end end
for a, b in iter(3) do io.write(a, ",", b, " ") end print()
for k in next, {10, 20} do io.write(k, " ") end print()
for k, v, extra in pairs({5, x = 1}) do io.write(tostring(k), tostring(v), tostring(extra), " ") end print()
for i, v in ipairs({1, 2, nil, 4}) do io.write(i, " ") end print()
print(pcall(function() for k in nil do end end))
print(pcall(function() for k in 5 do end end))
local t = {} for i = 1, 10 do t[i] = i end
for k, v in pairs(t) do if v % 2 == 0 then t[k] = nil end end
local c = 0 for k, v in pairs(t) do c = c + v end print(c)
for w in string.gmatch("one two three", "%a+") do io.write(w, ".") end print()
