-- ref
-- The math library.

local function try(f, ...) print(select(2, pcall(f, ...))) end

print(math.pi, math.huge, -math.huge, math.maxinteger, math.mininteger, math.maxinteger + 1 == math.mininteger)
for _, x in ipairs { 0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, 1e15, -1e15, 1e16, 2^53, 2^62, 2^63, -2^63, 1e300, 1/0, -1/0, -0.0, "10", "3.7", 1e-300 } do
  print(x, math.floor(x), math.ceil(x), math.abs(x), math.type(math.floor(x)), math.tointeger(x), math.modf(x))
end
print(math.abs(math.mininteger), math.floor(-3.5), math.ceil(-3.5), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.fmod(-6, 2), math.fmod(math.mininteger, -1), math.fmod(1, 1/0))
print(math.sqrt(16), math.sqrt(2), math.exp(0), math.exp(1), math.log(1), math.log(8, 2), math.log(1024, 2), math.log(1000, 10), math.log(27, 3), math.log(0), math.sin(0), math.cos(0), math.tan(0))
print(("%.12f %.12f %.12f %.12f"):format(math.asin(1), math.acos(0), math.atan(1), math.atan(1, -1)), math.atan(0, -1) == math.pi, ("%.10f %.10f"):format(math.deg(1), math.rad(180)))
print(math.max(1, 2.5), math.max(2, 2.0), math.min(2, 2.0), math.min(3, 1, 2), math.max(-1, -2), math.max(5), math.min(1.5, 1), math.max(math.maxinteger, 2^53), math.max(0.0, -0.0))
print(math.type(1), math.type(1.0), math.type("1"), math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger({}), math.ult(1, -1), math.ult(-1, 1), math.ult(2, 3))
try(math.floor) try(math.floor, {}) try(math.max) try(math.fmod, 1, 0) try(math.fmod, 1) try(math.random, 0) try(math.random, 2, 1) try(math.random, 1, 2, 3) try(math.random, 1.5) try(math.random, math.mininteger, 0) try(math.ult, 1.5, 2) try(math.type) try(math.tointeger) try(math.sqrt, "x") try(math.abs, nil) try(math.log, 2, "b")
print(math.fmod(1.0, 0) ~= math.fmod(1.0, 0), math.fmod(5, math.huge), math.modf(1/0), math.modf(-3.25))
math.randomseed(42) local a, b, c = math.random(), math.random(10), math.random(5, 7) math.randomseed(42)
print(a == math.random(), b == math.random(10), c == math.random(5, 7), a >= 0 and a < 1, b >= 1 and b <= 10, c >= 5 and c <= 7, math.type(a), math.type(b))
local seen = {} for _ = 1, 1000 do seen[math.random(6)] = true end print(#seen, math.random(3, 3), math.type(math.random(1, math.maxinteger)), math.random(math.maxinteger) > 0)
local low, high = 1, 0 for _ = 1, 10000 do local x = math.random() low, high = math.min(low, x), math.max(high, x) end print(low < 0.01, high > 0.99, high < 1)
