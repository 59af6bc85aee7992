-- Gives what a program does as text, the same in every implementation of Lua 5.3: a function of the
-- program's text. Called with files, it judges the programs of the first and writes to the second.
local TEXT_MAX, CALLS_MAX = 3000, 3000

local function shown(v)
  local kind = type(v)
  if kind == "number" then
    if v ~= v then return "nan" end
    return math.type(v) .. ":" .. tostring(v)
  elseif kind == "string" then
    return '"' .. v:gsub("[^%g ]", function(c) return "\\" .. c:byte() end) .. '"'
  elseif kind == "table" or kind == "function" or kind == "thread" then
    return kind
  end
  return tostring(v)
end

local function judged(text)
  local out, length, calls = {}, 0, 0
  function emit(...)
    for i = 1, select("#", ...) do
      local piece = shown((select(i, ...)))
      length = length + #piece
      if length > TEXT_MAX then error("too much output", 0) end
      out[#out + 1] = piece
    end
    out[#out + 1] = ";"
  end
  function tick()
    calls = calls + 1
    if calls > CALLS_MAX then error("too many calls", 0) end
  end
  function str(v)
    local kind = type(v)
    return (kind == "table" or kind == "function" or kind == "thread") and kind or tostring(v)
  end
  g1, g2, g3 = nil, nil, nil
  local main, message = load(text, "=p")
  if not main then return "does not load: " .. message end
  local results = table.pack(pcall(main))
  out[#out + 1] = results[1] and "returned" or "failed"
  for i = 2, results.n do out[#out + 1] = shown(results[i]) end
  return table.concat(out, " ")
end

local from, to = ...
if from then
  local input, output = assert(io.open(from, "rb")), assert(io.open(to, "wb"))
  while true do
    local size = input:read("n", "l")
    if not size then break end
    local verdict = judged(input:read(size))
    input:read("l")
    output:write(#verdict, "\n", verdict, "\n")
  end
  output:close()
end
return judged
