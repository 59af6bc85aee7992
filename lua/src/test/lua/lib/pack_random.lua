-- ref
-- Formats of string.pack at random: packed, measured, unpacked.

local seed = 1234567
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end

local function pick(list) return list[random(#list)] end

local integers = { 0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, -32768, 65535, 1 << 31, -(1 << 31), 1 << 62, math.mininteger, math.maxinteger }
local options = {
  "b", "B", "h", "H", "i", "I", "l", "L", "j", "J", "T", "i3", "I5", "i7", "i8", "I8", "i9", "I12", "i16", "f", "d", "n",
  "s", "s1", "s2", "z", "c5", "x", "X", "Xi4", "Xd", "<", ">", "=", "!", "!2", "!4", "!16", " ", "i0", "c", "!3", "q", "i17",
}
local texts = { "", "a", "hello", "zero\0byte", ("x"):rep(300), "\255\254" }
local takes = { b = 1, B = 1, h = 1, H = 1, i = 1, I = 1, l = 1, L = 1, j = 1, J = 1, T = 1, f = 2, d = 2, n = 2, s = 3, z = 3, c = 3 }

local sum, good = 0, 0
local function note(ok, ...)
  local parts = table.pack(ok, ...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]) end
  local text = table.concat(parts, "|")
  for i = 1, #text do sum = (sum * 31 + text:byte(i)) % 1000000007 end
  if ok then good = good + 1 end
end

for round = 1, 20000 do
  local format, values = {}, {}
  for _ = 1, random(5) do
    local option = pick(options)
    format[#format + 1] = option
    local kind = takes[option:sub(1, 1)]
    if kind == 1 then values[#values + 1] = random(3) == 1 and pick(integers) or random(100) end
    if kind == 2 then values[#values + 1] = random(1000) / 8 end
    if kind == 3 then values[#values + 1] = pick(texts) end
  end
  local text = table.concat(format)
  note(pcall(string.packsize, text))
  local ok, packed = pcall(string.pack, text, table.unpack(values))
  note(ok, packed)
  if ok then
    note(pcall(string.unpack, text, packed))
    note(pcall(string.unpack, text, packed:sub(1, random(#packed + 1) - 1)))
    note(pcall(string.unpack, text, packed, random(6) - 3))
  end
  if round % 2000 == 0 then print(round, sum, good) end
end
