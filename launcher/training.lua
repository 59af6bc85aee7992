-- SPDX-License-Identifier: Apache-2.0
--
-- The launcher runs this once per build while the JVM records what it loads, links and profiles;
-- later starts find that done. So it goes once through all that ordinary programs use.

local Account = {}
Account.__index = Account
Account.__eq = function(a, b) return a.balance == b.balance end
Account.__lt = function(a, b) return a.balance < b.balance end
Account.__add = function(a, b) return Account.new(a.balance + b.balance) end
Account.__tostring = function(self) return string.format("account(%d)", self.balance) end

function Account.new(balance)
  return setmetatable({ balance = balance }, Account)
end

function Account:deposit(amount)
  if amount <= 0 then
    error({ code = "amount", amount = amount })
  end
  self.balance = self.balance + amount
  return self
end

local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

local function count(...)
  local rest = { ... }
  return select("#", ...), #rest, table.unpack(rest)
end

local function numbers()
  local sum, half, bits = 0, 0.5, 1
  for i = 1, 2000 do
    sum = sum + i * 2 // 3 % 7
    half = half * 1.0001 - i / 1000
    bits = (bits << 1 ~ i) & 0xffff | 1
  end
  return sum, half ^ 2, bits, math.floor(half), math.max(1, 2.5), math.tointeger(3.0)
end

local function strings()
  local parts = {}
  for word in ("the quick brown fox"):gmatch("%a+") do
    parts[#parts + 1] = word:upper():sub(1, 3) .. #word
  end
  local text = table.concat(parts, ", ")
  local at, to = text:find("BRO", 1, true)
  return text:gsub("%d", "<%0>"), at, to, text:rep(2, "-"), text:byte(1, 3), string.char(76, 117),
    ("%5.2f|%-5s|%q|%x"):format(3.14159, "ab", "line\n", 255), tonumber("0x10"), tostring(nil)
end

local function tables()
  local list = {}
  for i = 1, 200 do
    list[i] = { key = (i * 37) % 101, name = "n" .. i }
  end
  table.sort(list, function(a, b) return a.key < b.key end)
  table.insert(list, 1, { key = 0 })
  table.remove(list)
  local seen = 0
  for _, item in ipairs(list) do seen = seen + item.key end
  for key, value in pairs({ a = 1, b = 2, [3] = true }) do seen = seen + #tostring(key) end
  return seen, next({}), rawlen(list), rawequal(list, list)
end

local function coroutines()
  local generate = coroutine.wrap(function(first)
    for i = first, first + 50 do coroutine.yield(i) end
    return nil
  end)
  local sum = 0
  for value in function() return generate(1) end do sum = sum + value end
  local thread = coroutine.create(function(...) return pcall(coroutine.yield, ...) end)
  coroutine.resume(thread, 1, 2)
  return sum, coroutine.resume(thread, 3), coroutine.status(thread), coroutine.isyieldable()
end

local function errors()
  local account = Account.new(10)
  local ok, problem = pcall(account.deposit, account, -1)
  local _, message = pcall(function() return nil + 1 end)
  local _, traced = xpcall(function() error("traced") end, function(text) return text end)
  return ok, type(problem), message, traced, pcall(error)
end

local function loops(n)
  local i, steps = 0, 0
  while true do
    i = i + 1
    if i > n then break end
    if i % 2 == 0 then goto continue end
    repeat
      local done = i > 3
      steps = steps + 1
    until done or steps > 10
    ::continue::
  end
  for k = n, 1, -3 do steps = steps + k end
  return steps
end

print(fib(18), count(1, nil, 3))
print(numbers())
print(strings())
print(tables())
print(coroutines())
print(errors())
print(loops(20))
print(Account.new(1) + Account.new(2) == Account.new(3), Account.new(1) < Account.new(2))
print(tostring(Account.new(5):deposit(7)))
