-- ref
-- Arrays at random, sorted by orders good and bad: also the places of equal elements are the reference's.

local seed = 4711
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end

local sum = 0
local function note(list)
  for i = 1, #list do
    local value = list[i]
    if type(value) == "table" then value = value.key * 1000 + value.id end
    local text = tostring(value)
    for k = 1, #text do sum = (sum * 31 + text:byte(k)) % 1000000007 end
  end
end

local function list(size, element)
  local made = {}
  for i = 1, size do made[i] = element(i) end
  return made
end

local calls = 0
for round = 1, 400 do
  local size = round % 40 == 0 and 300 + random(600) or random(40) - 1
  local numbers = list(size, function() return random(50) end)
  table.sort(numbers)
  note(numbers)
  local mixed = list(size, function() return random(2) == 1 and random(9) or random(90) / 7 end)
  table.sort(mixed)
  note(mixed)
  local words = list(size, function() return string.char(random(255), random(255)):rep(random(3) - 1) end)
  table.sort(words)
  note(words)
  if size < 90 then
    local records = list(size, function(i) return { key = random(6), id = i } end)
    table.sort(records, function(a, b)
      calls = calls + 1
      return a.key < b.key
    end)
    note(records)
    local wild = list(size, function(i) return i end)
    note { tostring((pcall(table.sort, wild, function(a, b) return (a * 7 + b) % 3 == 0 end))) }
    note { tostring((pcall(table.sort, wild, function() return true end))) }
    table.sort(wild)
    note(wild)
  end
  if round % 40 == 0 then print(round, sum, calls) end
end
