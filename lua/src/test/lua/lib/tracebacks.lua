-- ref
-- How functions in progress are named (Lua 5.3 §6.10, debug.traceback).

local function show(title, text)
  print("== " .. title)
  -- What is below the main chunk depends on who started it.
  print((text:gsub("(in main chunk).*", "%1")))
end

local function trace(title, f, ...)
  local _, text = xpcall(f, debug.traceback, ...)
  show(title, text)
end

trace("a local function", function()
  local function fail() error("oh") end
  fail()
  return 1
end)

local function upvalue() error("oh", 0) end
trace("an upvalue", function()
  upvalue()
  return 1
end)

function global() error({} == nil and 1 or "text") end
trace("a global", function()
  global()
  return 1
end)
trace("a global by another name", function()
  local other = global
  other()
  return 1
end)

local object = {}
function object.field() local x = nil; return x.y.z end
function object:method() return self.a.b + 1 end
trace("a field", function()
  object.field()
  return 1
end)
trace("a method", function()
  object:method()
  return 1
end)
trace("no name", function()
  (function() error("oh") end)()
  return 1
end)
trace("an element", function()
  local list = {function() error("oh") end}
  list[1]()
  return 1
end)
trace("a builtin", function()
  string.rep()
  return 1
end)
trace("a builtin by another name", function()
  local r = string.rep
  r()
  return 1
end)
trace("a builtin as method", function()
  ("x"):rep({})
  return 1
end)
trace("a callback of a builtin", function()
  table.sort({1, 2, 3}, function(a, b) error("oh") end)
  return 1
end)
trace("of gsub", function()
  local s = string.gsub("abc", "%w", function(c) error("oh") end)
  return s
end)

local mt = {}
for _, event in ipairs {"add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor",
    "bxor", "shl", "shr", "bnot", "concat", "len", "eq", "lt", "le", "index", "newindex", "call"} do
  mt["__" .. event] = function() error(event, 2) end
end
local a, b = setmetatable({}, mt), setmetatable({}, mt)
for _, operation in ipairs {"a + b", "a - b", "a * b", "a / b", "a % b", "a ^ b", "-a", "a // b",
    "a & b", "a | b", "a ~ b", "a << b", "a >> b", "~a", "a .. b", "#a", "a == b", "a < b",
    "a <= b", "a.x", "a(b)", "1 + a", "a .. 'x'", "a > b", "a >= b", "a ~= b", "1 + -a"} do
  local f = load("local a, b = ... local r = " .. operation .. " return r", "=x")
  local _, text = xpcall(f, debug.traceback, a, b)
  print(operation, (text:match("\n[^\n]*metamethod[^\n]*") or text:match("\n\t[^\n]*tracebacks.lua[^\n]*")))
end
trace("assignment to a field", function() a.x = 1 return 1 end)
trace("an iterator", function()
  for i in function() error("oh") end do return i end
  return 1
end)
trace("an iterator of a builtin", function()
  for i in next, nil do return i end
  return 1
end)
trace("next as iterator", function()
  for i in next, {}, 7 do return i end
  return 1
end)

trace("a tail call", function()
  local function inner() error("oh") end
  local function outer() return inner() end
  local r = outer()
  return r
end)
trace("a tail call of a builtin", function()
  local function outer() return error("oh") end
  local r = outer()
  return r
end)
trace("the levels of error", function()
  local function inner() error("oh", 2) end
  local function outer() inner() return 1 end
  local r = outer()
  return r
end)
trace("a level beyond a tail call", function()
  local function inner() error("oh", 2) end
  local function outer() return inner() end
  local r = outer()
  return r
end)

local function deep(n)
  if n == 0 then error("deep") end
  deep(n - 1)
  return 1
end
for _, n in ipairs {15, 16, 17, 60} do
  trace("depth " .. n, deep, n)
end

show("with a level", (function() return debug.traceback("message", 1) end)())
show("level 0", (function() local t = debug.traceback("message", 0) return t end)())
show("a message that is a number", (function() local t = debug.traceback(12, 2) return t end)())
print(debug.traceback({}) ~= nil, type(debug.traceback({})), debug.traceback(print) == print)
print((debug.traceback(nil, 1):gsub("\n.*", "")), (debug.traceback("hi"):gsub("\n.*", "")))

local co = coroutine.create(function(x)
  local function stop() coroutine.yield(x) end
  stop()
  error("in a coroutine")
end)
print(debug.traceback(co))
coroutine.resume(co, 1)
print(debug.traceback(co))
print(debug.traceback(co, "message"))
print(debug.traceback(co, nil, 1))
print(debug.traceback(co, "message", 2))
print(coroutine.resume(co))
print((debug.traceback(co):gsub("\n.*", "")))
print(coroutine.wrap(function() return debug.traceback("inside") end)())
print(coroutine.wrap(function() local t = debug.traceback("inside") return t end)())

local env = setmetatable({}, {__index = _G})
local f = load("function own() error('oh') end own() return 1", "=chunk", "t", env)
trace("a global of another environment", f)

package.loaded.mine = {work = function() error("oh") end}
trace("a function of a module", function()
  local m = require("mine")
  m.work()
  return 1
end)
