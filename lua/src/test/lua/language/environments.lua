-- ref
-- _ENV (Lua 5.3 §2.2, §3.2): free names are fields of the upvalue or local of that name.
print(_ENV == _G, _G._G == _G)
x = 1
print(_ENV.x, _G.x)
do
  local _ENV = {print = print, y = "local environment"}
  print(y, x)
  x = 5
  print(_ENV.x)
  local function inner() z = "set inside" return z end
  print(inner(), _ENV.z)
end
print(x, y, z)

local function with(_ENV)
  return a + b
end
print(with {a = 1, b = 2})
print(pcall(with, {a = 1}))
print(pcall(with, nil))

local function sandbox(text, environment)
  return load(text, "=sandbox", "t", environment)
end
local environment = {tostring = tostring}
print(sandbox("n = (n or 0) + 1 return tostring(n)", environment)(), environment.n)
print(pcall(sandbox("print('x')", environment)))
local reading = setmetatable({}, {__index = _G, __newindex = function(_, k) error("no global " .. k, 2) end})
print(pcall(sandbox("print(type(string)) undeclared = 1", reading)))

-- A function keeps the environment in which it was made.
local makers = {}
for i = 1, 3 do
  local _ENV = {i = i}
  makers[i] = function() i = i + 1 return _ENV.i, i end
end
print(makers[1](), makers[1](), makers[3]())
_ENV = {print = print, marker = "replaced"}
print(marker, x)
