-- ref
-- The string library but for patterns at random and packing.

local function try(f, ...) print(select(2, pcall(f, ...))) end

print(("hello"):len(), #"a\0b", ("x"):rep(3), ("x"):rep(3, ","), ("x"):rep(0), ("x"):rep(-1), (""):rep(10), ("ab"):rep(2, "--"))
print(("hello"):sub(2, 3), ("hello"):sub(-3), ("hello"):sub(2), ("hello"):sub(0), ("hello"):sub(10), ("hello"):sub(-100, 100), ("hello"):sub(3, 2), ("hello"):sub(math.mininteger, math.maxinteger))
print(("hello"):byte(), ("hello"):byte(2, 4), ("hello"):byte(-1), ("hello"):byte(10), ("\255\0"):byte(1, -1))
print(string.char(), string.char(72, 105), #string.char(0, 255), ("Hello World"):upper(), ("Hello World"):lower(), ("abc"):reverse(), (""):reverse())
print((5 .. ""):rep(2), string.len(12), string.upper(1.5))
try(string.char, 256) try(string.char, -1) try(string.rep, "x", 1 << 40) try(string.rep) try(string.sub) try(string.sub, "x") try(string.byte, "x", {})
try(string.rep, ("x"):rep(1000), 1 << 30) try(string.dump, print) try(string.len, nil)
for i = 1, 5 do io.write(#("ab"):rep(i * 1000, "c"), " ") end print()

print(("hello world"):find("wor"), ("hello"):find("l"), ("hello"):find("xyz"), ("hello"):find(""), ("hello"):find("", 10), ("hello"):find("", 6))
print(("a.b"):find(".", 1, true), ("a.b"):find("%."), ("a+b"):find("+", 1, true), ("hello"):find("l", -2), ("hello"):find("h", -100), ("abc"):find("b", 3))
print(("key = value"):match("(%w+)%s*=%s*(%w+)"), ("2024-06-07"):match("(%d+)-(%d+)-(%d+)"), ("  trim  "):match("^%s*(.-)%s*$") .. "|")
print(("hello"):match("()ll()"), ("hello"):match("h"), ("hello"):match("x"), ("hello"):match("l+", 4), ("x"):match("^(x)$"))
print(("THE (quick) fox"):find("%((%a+)%)"), ("f(a(b)c)d"):match("%b()"), ("THE (quick) fox"):gsub("%f[%a]%a+", "<%0>"))
print(("hello world"):gsub("o", "0"), ("hello"):gsub("", "-"), ("hello"):gsub("l", { l = "L" }), ("hello"):gsub("l", { l = false }), ("abc"):gsub("%w", "%0%0"), ("abc"):gsub("b", "%%"))
print(("hello world"):gsub("%w+", function(w) return w:upper() end), ("abc"):gsub(".", function(c) if c == "b" then return 1.5 end end), ("abc"):gsub("(a)(b)", "%2%1"), ("abc"):gsub("^a", "x"), ("aaa"):gsub("^a", "x"), ("aaa"):gsub("a", "b", 2), ("aaa"):gsub("a", "b", 0))
print(("abc"):gsub("%w", setmetatable({}, { __index = function(_, k) return k .. "!" end })), ("x = 1, y = 2"):gsub("(%w) = (%w)", "%2 = %1"))
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do io.write(k, v, ";") end print()
for w in ("one two"):gmatch("%a+") do io.write(w, ";") end for p in ("abc"):gmatch("()") do io.write(p, ";") end for m in ("^a^a"):gmatch("^a") do io.write("[", m, "]") end print()
for _, p in ipairs { "(a", "%1", "(%1)", "a)", "a%", "%f", "%b", "%ba", "[a", "[a%", "[^", "%0", ("(a)"):rep(33), "(()", "[]", "[]]", "[^]]" } do
  print(p:sub(1, 10), pcall(string.find, "a]", p))
end
print(pcall(string.gsub, "a", "a", "%2")) print(pcall(string.gsub, "a", "a", "%x")) print(pcall(string.gsub, "a", "a", "x%")) print(pcall(string.gsub, "a", ".", function() return {} end)) print(pcall(string.gsub, "a", ".", true))
print(pcall(string.rep("a?", 300).match, ("a"):rep(300), ("a?"):rep(300) .. ("a"):rep(300)))
print((("a"):rep(1000)):find(".-b"), #(("x"):rep(100000)):gsub("x", "yy"), (("a"):rep(60)):find(("a*"):rep(3) .. "b"))
print(("x\0y"):find("\0"), ("x\0y"):match("[%z\0]"), ("a\0b"):gsub("%z", "0"), ("\200\201"):find("[\200-\210]+"), ("é"):upper() == "é")

print(("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%c|%i|%u"):format(42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 65, 7, 9))
print(("%.3f|%10.2f|%-10.2f|%+.1e|%g|%g|%g|%G|%a"):format(3.14159, 2.5, 2.5, 12345.678, 1e20, 0.1, 100000, 1e-10, 1))
print(("%s|%10s|%-10s|%.2s|%s|%s|%s"):format("str", "right", "left", "cut", nil, true, 1.0), ("%5s%%"):format(50), ("%s"):format(setmetatable({}, { __tostring = function() return "obj" end })))
print(("%q"):format("line\n\"quoted\"\\ \0 \r\t\1272"), ("%q %q %q %q %q"):format(1, 1.5, math.mininteger, true, nil))
print(("%d %d"):format("10", 3.0), ("%s %s"):format(1, 2), ("%5.3s|"):format("abcdef"), ("%.0f %.0f %.0f"):format(0.5, 1.5, 2.5), ("%.14g"):format(0.1), ("%.20f"):format(0.1), ("%5.1f"):format(-0.04))
for _, call in ipairs { { "%d", 1.5 }, { "%d", "x" }, { "%d" }, { "%y", 1 }, { "%" }, { "%123d", 1 }, { "%.123d", 1 }, { "%------d", 1 }, { "%s" }, { "%q", {} }, { "%10s", "a\0b" }, { "%c", "x" }, { {} } } do
  try(string.format, table.unpack(call))
end
print(#("%s"):format(("x"):rep(1000)), #("%99d"):format(1), #("%.99f"):format(1 / 3))

print(#"x" + 1, "3" ^ 2, pcall(function() return "a" + 1 end))
print("a" < "b", "a" < "B", "" < "a", "a\0b" < "a\0c", "Z" < "a", "\255" > "a", "10" < "9", pcall(function() return 1 < "2" end))
