-- ref
local function fail(level) error("here", level) end
local function outer(level) fail(level) end
print(select(2, pcall(outer, 1)))
print(select(2, pcall(outer, 2)))
print(select(2, pcall(outer, 0)))
local function computed(level) local e = error e("there", level) end
print(select(2, pcall(computed, 1)))
print(select(2, pcall(function()
  local x = 1
  computed(2)
  return x
end)))
local ok, message = pcall(function()
  local t = setmetatable({}, {__index = function(_, k) error("no " .. k, 2) end})
  local a = 1
  return t.field
end)
print(message)
print(select(2, pcall(function() local x = nil + 1 end)))
print(select(2, pcall(function()
  local a = {}
  local b = a.x +
    1
end)))
print(select(2, pcall(string.rep)))
print(select(2, pcall(function() ("x"):rep({}) end)))
