-- ref
-- Numbers at random under conversions at random, and as text and back.

local seed = 987654321
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end

local function float()
  local kind = random(7)
  if kind == 1 then return (random(2000001) - 1000001) / 100 end
  if kind == 2 then return (random(1 << 30) - 1) * 2.0 ^ (random(120) - 60) end
  if kind == 3 then return random(1000) / 2 ^ random(12) end
  if kind == 4 then return tonumber("1e" .. random(600) - 300) end
  if kind == 5 then return (random(19) - 10) + 0.5 end
  if kind == 6 then return random(1 << 30) * random(1 << 30) / 3 end
  return string.unpack("d", string.pack("I4I4", random(1 << 30) * 2 % (1 << 32), random(0x7fe00000)))
end

local function integer()
  return (random(1 << 30) << random(34)) * (random(2) * 2 - 3)
end

local flags = { "", "-", "+", " ", "#", "0", "-#", "+0", "#0", " 0", "-+" }
local widths = { "", "", "1", "5", "12", "20" }
local precisions = { "", "", ".", ".0", ".1", ".2", ".3", ".5", ".10", ".14", ".17", ".30" }

local sum = 0
local function note(text)
  for i = 1, #text do sum = (sum * 31 + text:byte(i)) % 1000000007 end
end

local function pick(list) return list[random(#list)] end

for round = 1, 20000 do
  local modifiers = pick(flags) .. pick(widths) .. pick(precisions)
  local x = float()
  for _, conversion in ipairs { "e", "f", "g", "E", "G", "a", "A" } do
    note(string.format("%" .. modifiers .. conversion, x))
  end
  note(tostring(x))
  note(tostring(tonumber(string.format("%.17g", x)) == x))
  local i = integer()
  for _, conversion in ipairs { "d", "i", "x", "X", "o" } do
    note(string.format("%" .. modifiers .. conversion, i))
  end
  note(string.format("%" .. pick { "", "-" } .. pick(widths) .. pick(precisions) .. "s", x))
  note(string.format("%q %q", x, i))
  if round % 2000 == 0 then print(round, sum) end
end
