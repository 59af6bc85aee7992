-- ref
-- Patterns and subjects made at random (the generator below is seeded): find, match, gsub and gmatch.

local seed = 20240607
local function random(n)
  seed = (seed * 16807) % 2147483647
  return seed % n + 1
end

local items = {
  "a", "b", "c", ".", "%a", "%d", "%s", "%w", "%A", "%D", "[ab]", "[^a]", "[a-c]", "[%d_]", "[]]", "[^]b]",
  "(a)", "(b*)", "(.-)", "()", "(a", ")", "%1", "%2", "%b()", "%bab", "%f[%w]", "%f[^a]", "$", "^", "%%", "%.",
  "[a-]", "[a", "%", "-", "*", "+", "?", "1", "_", " ", "%u", "%l", "%p", "%x", "%g", "%c", "[%a%d]",
}
local suffixes = { "", "", "", "*", "+", "-", "?" }
local alphabet = { "a", "b", "c", "(", ")", "1", "2", " ", "_", "A", ".", "]", "\n" }

local function pattern()
  local parts = { random(6) == 1 and "^" or "" }
  for _ = 1, random(4) do
    parts[#parts + 1] = items[random(#items)] .. suffixes[random(#suffixes)]
  end
  parts[#parts + 1] = random(8) == 1 and "$" or ""
  return table.concat(parts)
end

local function subject()
  local parts = {}
  for i = 1, random(12) - 1 do parts[i] = alphabet[random(#alphabet)] end
  return table.concat(parts)
end

local function shown(...)
  local parts = table.pack(...)
  for i = 1, parts.n do parts[i] = tostring(parts[i]):gsub("^patterns_random.lua:%d+: ", "") end
  return table.concat(parts, "|")
end

local function all(s, p)
  local found = {}
  for a, b in s:gmatch(p) do found[#found + 1] = shown(a, b) end
  return table.concat(found, ";")
end

local sum, errors, matches = 0, 0, 0
local function note(ok, ...)
  local text = shown(ok, ...)
  for i = 1, #text do sum = (sum * 31 + text:byte(i)) % 1000000007 end
  if not ok then errors = errors + 1 elseif ... then matches = matches + 1 end
end

for round = 1, 20000 do
  local s, p = subject(), pattern()
  note(pcall(string.find, s, p, random(5) - 2))
  note(pcall(string.match, s, p))
  note(pcall(string.gsub, s, p, "<%0>", random(4)))
  note(pcall(string.gsub, s, p, "%1"))
  note(pcall(all, s, p))
  if round % 2000 == 0 then print(round, sum, errors, matches) end
end
