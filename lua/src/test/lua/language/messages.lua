-- ref
-- What run-time errors say, and what they call the operand (Lua 5.3 §4.8, in PUC Lua's words).

local function try(text, ...)
  local f, message = load(text, "=x")
  if f then
    local _, e = pcall(f, ...)
    message = tostring(e):gsub("0x%x+", "ADDRESS")
  end
  print((text:gsub("\n", " "):sub(1, 70)) .. "  -->  " .. message)
end

local programs = [[
local x = nil; x()
local x = 1; return x.y
local x; return function() return x.y end
local x; local f = function() return x.y end; f()
local x; local f = function() x.y = 1 end; f()
local x; local f = function() x() end; f()
local x; local f = function() return x + 1 end; f()
local x; local f = function() return #x end; f()
local x; local f = function() return x .. 'a' end; f()
local x; local f = function() x:m() end; f()
undefined()
undefined.x = 1
return undefined.x
return undefined.x.y
return undefined + 1
return 1 + undefined
return undefined .. "x"
return "x" .. undefined
return -undefined
return #undefined
return ~undefined
undefined:method()
local t = {}; t.x()
local t = {}; t.x.y = 1
local t = {}; t.x.y()
local t = {}; t:method()
local t = {x = {}}; t.x:method()
local t = {}; t[1]()
local t = {}; t[1].x = 1
local t = {}; local k = 'key'; t[k]()
local t = {}; local k = 'key'; t[k].x = 1
local t = {}; local k = 1; t[k]()
local t = {}; t['key']()
local t = {}; t[undefined]()
local t = {}; t[undefined] = 1
local t = {}; t[0/0] = 1
local t = {}; t[nil] = 1
local t = {}; return t.a.b.c
local t = {}; return t.a + 1
local t = {}; return 1 + t.a
local t = {}; return t.a .. "x"
local t = {}; return "x" .. t.a
local t = {}; return t.a .. t.b
local t = {}; return #t.a
local t = {}; return -t.a
local t = {}; return t.a < 1
local t = {}; return t < t
local t = {}; return t <= 1
local t = {}; return "a" < 1
local t = {}; return 1 >= "a"
return {} < {}
return nil < 1
return print < print
return true > false
(1)()
("x")()
(nil)()
({})()
("x").y.z()
("x"):nomethod()
(1):m()
(nil).x = 1
(nil).x()
local a = {}; (a.b or nil)()
local a = {}; (a)()
local a = {}; (a.b)()
local a; (a or nil).x = 1
local a, b = 1; return a + b
local a, b = 1; return b + a
local a, b = {}, {}; return a + b
local a, b = "x", {}; return a + b
local a, b = "10", {}; return a + b
local a, b = {}, "x"; return a + b
local a = "x"; return a + 1
local a = "x"; return 1 - a
local a = "x"; return a * a
return "x" + 1
return 1 + "x"
return -"x"
return {} + 1
return 2 ^ {}
return 10 // nil
return 10 % nil
return "a" // 1
local a = 1.5; return a | 1
local a = 1.5; return 1 | a
local a = 1.5; return a & a
local a = 1.5; return a << 1
local a = 1.5; return ~a
return 1.5 | 1
return 1 | 1.5
return 2^63 | 1
return "1.5" | 1
return "x" | 1
local s = "x"; return s | 1
local s = "1.5"; return s | 1
local s = {}; return s | 1
local s = {}; return 1 & s
local t = {}; return t.a | 1
local t = {a = 1.5}; return t.a | 1
local t = {a = 1.5}; return 1 | t.a
return 1 | nil
return nil ~ 1
return ~nil
return ~{}
local a = 1; return a // 0
local a = 1; return a % 0
return 1 // 0
return 1 % 0
local a, b = {}, "x"; return a .. b
local a, b = {}, "x"; return b .. a
return 1 .. {} .. 2
return "a" .. true
return nil .. nil
for i = {}, 1 do end
for i = 1, {} do end
for i = 1, 2, {} do end
for i = 1, "x" do end
for i = "x", 1 do end
for i = 1, 10, nil do end
for i = 1.5, nil do end
for i = nil, nil, nil do end
for i in nil do end
for i in 5 do end
for i in {} do end
for k in pairs(nil) do end
for k in pairs() do end
for i in ipairs() do end
local t = setmetatable({}, {__index = function(t, k) return k.x.y end}); return t[{}]
local t = setmetatable({}, {__index = 5}); return t.x
local t = setmetatable({}, {__newindex = 5}); t.x = 1
local t = setmetatable({}, {__call = 5}); t()
local t = setmetatable({}, {__add = 5}); return t + 1
local t = setmetatable({}, {__name = "My type"}); return t + 1
local t = setmetatable({}, {__name = "My type"}); return t < t
local t = setmetatable({}, {__name = "My type"}); t()
local t = setmetatable({}, {__name = "My type"}); return t .. "x"
local t = setmetatable({}, {__name = "My type"}); string.rep(t)
local t = setmetatable({}, {__eq = 5}); return t == setmetatable({}, getmetatable(t))
local a <const> = 1
return io.stdin + 1
return io.stdin.x.y
return coroutine.create(print) + 1
return #print
return #5
return (function() end)()()
return (function() return nil end)().x
local function f() end; f().x = 1
local function f() end; f()()
local function f() end; return f() + 1
local function f() end; return 1 + f()
local function f() end; return f() .. "x"
local f; local function g() f() end; g()
local f; local function g() f.x.y = 1 end; g()
local f; local function g() return function() f() end end; g()()
local t = {f = {}}; local function g() t.f.g() end; g()
local t = {}; local function g() t.f.g() end; g()
local a; a.b = 1
local a; a[1] = 1
local a; a[a] = 1
local a; a, b = a.x, 2
local a = {}; a.b.c, a.d = 1, 2
local a = {}; a.d, a.b.c = 1, 2
if undefined.x then end
if undefined < 1 then end
while undefined > 1 do end
repeat until undefined.x
local x; return not x.y
local x; return x and x.y, x.z
local x = 5; return x.a and 1
local x = 5; x = x.a.b
local x = 5; x.a = 1
local x = true; x.a = 1
local x = true; return x.a
local x = print; return x.a
string.rep()
string.rep("x")
string.rep("x", {})
string.rep("x", 1.5)
string.rep("x", "y")
string.rep({}, 1)
("x"):rep()
("x"):rep({})
("x"):rep("y")
("x").rep()
math.floor()
math.floor("x")
math.floor({})
local f = math.floor; f({})
local m = {f = math.floor}; m.f({})
local m = {f = math.floor}; m:f({})
local m = setmetatable({}, {__index = string}); m:rep(1)
setmetatable(1, 2)
setmetatable({}, 2)
setmetatable({})
table.concat({{}})
table.concat({1, {}, 3})
table.concat(1)
table.insert({}, 1, 2, 3)
table.insert({}, 5, 2)
table.insert(1)
table.insert({})
table.unpack({}, 1, 1e8)
string.char(256)
string.char(-1)
string.format("%d", "x")
string.format("%d", 1.5)
string.format("%d")
string.format("%y", 1)
tostring()
tonumber()
tonumber("10", 99)
tonumber(10, 10)
tonumber({}, 10)
select(0)
select()
select({})
rawset(1, 2, 3)
rawlen(5)
rawget(1, 2)
next({}, 1)
next()
assert(false)
assert(nil, "message")
assert(false, {})
assert()
error()
error("m", 0)
error("m", 1)
error({})
error(nil)
pcall()
xpcall()
xpcall(print)
load(1)
load({})
require()
collectgarbage("x")
coroutine.resume(1)
coroutine.wrap(1)
coroutine.create()
coroutine.wrap(function() error("in") end)()
coroutine.wrap(function() error({}) end)()
local f = coroutine.wrap(function() end); f(); f()
io.open("f", "zz")
io.open({})
io.lines("no such file")
io.read("x")
io.close(1)
io.type()
io.stdin.close()
io.stdin:seek("bad")
io.stdout:setvbuf("bad")
os.time({})
os.time({year = 2000})
os.time({year = "x", month = 1, day = 1})
os.time({year = 2000, month = 1.5, day = 1})
os.time({year = 1 << 60, month = 1, day = 1})
os.date("%Ez")
os.date("%Q")
os.date("*t", "x")
os.setlocale("C", "bad")
utf8.char(-1)
utf8.codepoint("x", 5)
utf8.len("x", 5)
math.random(0)
math.random(2, 1)
math.random(1, 2, 3)
math.tointeger()
math.max()
math.fmod(1, 0)
math.abs()
string.pack("i17", 1)
string.unpack("i4", "x")
string.rep("x", 1 << 40)
("x"):rep(1 << 40)
string.gsub("x", "(", "")
string.gsub("x", "[", "")
string.gsub("x", "%", "")
string.gsub("x", "x", "%2")
string.gsub("x", "x", true)
string.gsub("x", "x", function() return {} end)
string.find("x", "%f")
string.find("x", "%b")
]]
for line in programs:gmatch("[^\n]+") do
  try(line)
end
