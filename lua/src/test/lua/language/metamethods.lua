-- ref
-- Every metamethod of Lua 5.3 §2.4: which operand's is called, with what, and what becomes of its result.

local calls = {}
local names = {"add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr",
  "bnot", "concat", "len", "eq", "lt", "le"}

local function described(value, objects)
  return objects[value] or tostring(value)
end

local function made()
  local objects, metatable = {}, {}
  local a, b = setmetatable({}, metatable), setmetatable({}, metatable)
  objects[a], objects[b] = "a", "b"
  for _, name in ipairs(names) do
    metatable["__" .. name] = function(...)
      local texts = {}
      for i = 1, select("#", ...) do texts[i] = described((select(i, ...)), objects) end
      calls[#calls + 1] = "__" .. name .. "(" .. table.concat(texts, ", ") .. ")"
      return "result", "dropped"
    end
  end
  return a, b, metatable
end

local a, b = made()
local function show(...)
  print(table.concat(calls, " "), ...)
  calls = {}
end

show(a + b) show(a + 1) show(1 + a) show("x" + a)
show(a - b) show(2 - a) show(a * 2) show(2 * a) show(a / b) show(1.5 / a) show(a % 3) show(3 % a)
show(a / 2) show(2 / a) show(a // 2) show(a ^ 2) show(2 ^ a) show(a ^ 0.5) show(a // b) show(7 // a) show(-a)
show(a & b) show(a & 1) show(1 & a) show(a | 2) show(2 | a) show(a ~ b) show(3 ~ a)
show(a << 1) show(1 << a) show(a >> 2) show(2 >> a) show(~a)
show(1.5 & a) show("3" | a) show(a .. b) show(a .. "x") show("x" .. a) show(1 .. a) show(a .. 1 .. "y")
show(#a) show(a == b) show(a ~= b) show(a == a) show(a == 1) show(a < b) show(a > b) show(a <= b) show(a >= b)
show(a < 1) show(1 < a) show(1 <= a) show("x" >= a)
show(not (a < b))

-- The left operand's metamethod is asked first, then the right one's.
local left = setmetatable({}, {__add = function() return "left" end, __lt = function() return nil end})
local right = setmetatable({}, {
  __add = function() return "right" end,
  __sub = function() return "right" end,
  __lt = function() return 0 end,
  __concat = function() return "right" end,
})
print(left + right, right + left, left - right, right - left, left < right, right < left, left .. right)
print(pcall(function() return left * right end))
print(pcall(function() return left <= {} end))
print(pcall(function() return {} < {} end))
print(pcall(function() return {} .. "x" end))
print(pcall(function() return 1 & 1.5 end))
print(pcall(function() return 1 & {} end))
print(pcall(function() return #nil end))

-- __le falls back to not (b < a) with __lt alone.
local ordered = {}
ordered.__lt = function(x, y) return x.n < y.n end
local one, two = setmetatable({n = 1}, ordered), setmetatable({n = 2}, ordered)
print(one <= two, two <= one, one >= two, one <= setmetatable({n = 1}, ordered))

-- __eq: only for two tables or two userdata that are not the same; its result becomes a boolean.
local same = {__eq = function() return 1 end}
print(setmetatable({}, same) == setmetatable({}, same), setmetatable({}, same) == {}, {} == setmetatable({}, same))
print(setmetatable({}, same) == 1, rawequal(setmetatable({}, same), setmetatable({}, same)))

-- __index and __newindex: functions, tables, and chains of them; rawget and rawset ask neither.
local base = setmetatable({x = "base"}, {__index = function(t, k) return type(t) .. " " .. tostring(k) end})
local derived = setmetatable({}, {__index = base, __newindex = base})
derived.y = 5
print(derived.x, derived.z, rawget(derived, "x"), rawget(derived, "y"), rawget(base, "y"), derived[1])
local log = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v .. "!") end})
log.a = "v"
log.a = "w"
log[1] = "n"
print(log.a, log[1])
print(pcall(function() local t = setmetatable({}, {__index = 5}) return t.x end))
print(pcall(function() local t = setmetatable({}, {__newindex = true}) t.x = 1 end))
local loop = {}
setmetatable(loop, {__index = loop})
print(pcall(function() return loop.x end))

-- __call: with the value before the arguments, also in a tail call, in pcall and as an iterator.
local callable = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
print(callable(), (callable(1, nil)))
print(pcall(callable, "a"))
print((function(...) return callable(...) end)(1, 2, 3))
local n = 0
for i in setmetatable({}, {__call = function() n = n + 1 if n < 3 then return n end end}) do io.write(i, " ") end
print()
print(pcall(setmetatable({}, {__call = 5})))
print(pcall(setmetatable({}, {__call = callable})))
local itself = {}
itself.__call = setmetatable(itself, itself)
print(pcall(itself))

-- __tostring, __name, __metatable, __pairs, __len in the libraries.
print(tostring(setmetatable({}, {__tostring = function() return "text" end})))
print(pcall(tostring, setmetatable({}, {__tostring = function() return 5 end})))
print((tostring(setmetatable({}, {__name = "Kind"})):gsub("0x%x+", "ADDRESS")))
print(getmetatable(setmetatable({}, {__metatable = "locked"})), getmetatable("").__index == string)
print(pcall(setmetatable, setmetatable({}, {__metatable = 1}), {}))
for k, v in pairs(setmetatable({}, {__pairs = function(t) return function(_, k) if not k then return 1, "one" end end, t, nil end})) do
  print(k, v)
end
print(#setmetatable({}, {__len = function() return 42 end}), rawlen(setmetatable({1, 2}, {__len = function() return 42 end})))
print(table.unpack(setmetatable({}, {__len = function() return 2 end, __index = function(_, i) return i * 10 end})))
