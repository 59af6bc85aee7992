-- ref
local t = {}
-- errors
print(pcall(error)) print(pcall(error, nil)) print(pcall(error, "m", 0)) print(pcall(error, "m"))
print(select(2, pcall(function() error("lvl1") end)))
print(select(2, pcall(function() error("lvl0", 0) end)))
local function lvl() error("lvl2", 2) end
print(select(2, pcall(function() lvl() end)))
print(xpcall(function() error("x") end, function(m) return "handled " .. m end))
print(xpcall(function(a, b) return a + b end, print, 1, 2))
print(pcall(function() local x = nil; x.y = 1 end))
print(pcall(function() local x = {} ; x.y.z = 1 end))
print(pcall(function() undefinedfn() end))
print(pcall(function() local s = "x"; s() end))
print(pcall(function() return #5 end))
print(pcall(function() return -{} end))
print(pcall(function() local a, b = 1, "z" return a .. b .. {} end))
print(pcall(function() return math.floor({}) end))
print(pcall(function() return ("x"):rep(-1) end))
print(pcall(function() return ("x"):bad() end))
print(pcall(function() string.rep() end))
print(pcall(setmetatable, 1, {}))
print(pcall(function() t[nil] = 1 end)) print(pcall(function() t[0/0] = 1 end))
print(pcall(next, {}, "nokey"))
print(tostring(nil), tostring(true), tostring(12), tostring(1.5))
print(tonumber("12"), tonumber("0x1p4"), tonumber("z", 36), tonumber("  5  "), tonumber("5x"), tonumber(""), tonumber("1e"))
local function rec(n) return 1 + rec(n + 1) end
local ok, m = pcall(rec, 1) print(ok, (m:gsub("stack overflow.*", "stack overflow")))
local function deep(n) if n == 0 then return 0 end return 1 + deep(n - 1) end
print(deep(10000))
