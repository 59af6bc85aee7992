-- ref
-- One expression, operands of every kind: the generated ways must agree.
local function tree(a, b, c) return a * b + c * 2 - a / b end
local function bits(a, b, c) return (a & b) | (c << 1) ~ 3 end
local function rest(a, b, c) return -a % b + c // 2 ^ 1 end
print(tree(1, 2, 3), tree(1.5, 2.5, 3.5), tree(1, 2.5, 3), tree(2, 4, 1.0))
print(bits(12, 10, 3), bits(12.0, 10, 3), pcall(bits, 1.5, 1, 1))
print(rest(7, 3, 9), rest(7.5, 3, 9), rest(-7, 3.0, 9))
print(pcall(tree, 1, nil, 3))
print(pcall(tree, {}, 1, 3))
local mt = {__mul = function() return 10 end, __div = function() return 1 end}
print(tree(setmetatable({}, mt), 5, 3))

-- Elements and fields, raw or not.
local function dot(x, y, n) local s = 0 for i = 1, n do s = s + x[i] * y[i] end return s end
print(dot({1, 2, 3}, {4, 5, 6}, 3), dot({1.5, 2.5}, {2, 4}, 2), dot({1.5, 2}, {2.5, 4.5}, 2))
print(pcall(dot, {1, 2}, {1}, 2))
local log = {}
local proxy = setmetatable({}, {__index = function(_, k) log[#log + 1] = k return k * 1.5 end})
print(dot(proxy, proxy, 3), table.concat(log, ","))
local function axpy(a, x, y) for i = 1, #x do y[i] = a * x[i] + y[i] end return table.concat(y, " ") end
print(axpy(2, {1, 2}, {10, 20}), axpy(0.5, {1.5, 2.5}, {0.25, 0.5}), axpy(2, {1, 2.5}, {1, 1}))
local function move(p, dt) p.x = p.x + p.vx * dt p.n = p.n + 1 return p.x, p.n end
local p = {x = 0.5, vx = 2.5, n = 0}
print(move(p, 2)) print(move(p, 0.5)) p.x = 3 print(move(p, 2)) p.vx = 1 print(move(p, 2))
print(pcall(move, {x = 1}, 2))

-- A read before a call keeps the value from before the call.
local t = {1.5, x = 1.5}
local function change() t[1] = 100.5 t.x = 100.5 return 1.0 end
print(t[1] * 2 + change(), t[1])
t[1], t.x = 1.5, 1.5
print(t.x * 2 + change(), t.x)

-- Locals that are integers, floats, strings and nil in turn.
local function turns(n)
  local v = n
  local seen = {}
  for i = 1, 6 do
    seen[#seen + 1] = tostring(v)
    if i == 1 then v = v + 1 elseif i == 2 then v = v / 2 elseif i == 3 then v = v .. "!" elseif i == 4 then v = nil else v = -(v or 8) end
  end
  return table.concat(seen, " ")
end
print(turns(5), turns(2.5))
local function parameter(n, k) while k > 0 do n = n * 2 k = k - 1 end return n, k end
print(parameter(1, 3)) print(parameter(1.5, 2)) print(parameter(3, 0.5))
local function fibs(n) local a, b = 0, 1 for _ = 1, n do a, b = b, a + b end return a end
print(fibs(10), fibs(90))
local function swap(a, b) a, b = b - 1, a + 1 return a, b end
print(swap(1, 2)) print(swap(1.5, 2))

-- Comparisons of computed values.
local function order(a, b) return a * 2 < b + 1, a - b >= 0, a % 2 == 0, a + 0.5 ~= b, a // 1 == b // 1 end
print(order(1, 2)) print(order(1.5, 2)) print(order(2, 2.0)) print(order(0 / 0, 1))
print(pcall(order, "x", 1))
local big = 2^53
local function exact(i, f) return i + 0 < f, i + 0 == f, i + 0 > f, i < f * 1, i <= f end
print(exact(9007199254740993, big)) print(exact(9007199254740992, big)) print(exact(math.maxinteger, 2^63))
local function limit(x) return x + 0 < 9007199254740993, x + 0 == 9007199254740993 end
print(limit(big), limit(9007199254740993), limit(9007199254740992))
