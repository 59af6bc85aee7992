-- ref
-- Basic functions: results, and errors in the reference's words.

local function try(f, ...)
  local results = table.pack(pcall(f, ...))
  for i = 1, results.n do
    local text = tostring(results[i]):gsub("0x%x+", "ADDRESS")
    results[i] = text
  end
  print(table.concat(results, " ", 1, results.n))
end

print(_VERSION, _G._G == _G, type(nil), type(print), type({}), type("x"), type(2), type(true), type(coroutine.create(print)))
print(tostring(nil), tostring(true), tostring(12), tostring(-0.0), tostring(1e15), tostring(2^53), tostring(1/0), tostring(-1/0))
print(tostring(setmetatable({}, { __tostring = function() return "mine" end })))
print((tostring(setmetatable({}, { __name = "My type" })):gsub("0x%x+", "")))
try(function() return tostring(setmetatable({}, { __tostring = function() return {} end })) end)

print(tonumber("10"), tonumber("0x10"), tonumber("  1e1  "), tonumber("1e"), tonumber(""), tonumber("0x"), tonumber("1 2"), tonumber("0x.8p2"))
print(tonumber("10", 2), tonumber("zz", 36), tonumber("-ff", 16), tonumber("8", 8), tonumber(" 11 ", 2), tonumber("1.0", 10), tonumber({}), tonumber(nil))
print(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"), tonumber("0xffffffffffffffffff"))
try(function() tonumber() end)
try(function() tonumber("1", 99) end)
try(function() tonumber(1, 10) end)

print(select("#"), select("#", nil, nil), select(2, "a", "b", "c"), select(-1, "a", "b"))
print(select(5, 1, 2))
try(function() select(0) end)
try(function() select(-5, 1) end)
try(function() select() end)

print(rawequal("a", "a"), rawequal({}, {}), rawlen({ 1, 2 }), rawlen("abc"), rawget({ x = 1 }, "x"), rawset({}, "k", 3).k)
local guarded = setmetatable({}, { __index = function() return 1 end, __newindex = error, __len = function() return 9 end, __eq = function() return true end })
print(rawget(guarded, "x"), rawlen(guarded), rawequal(guarded, setmetatable({}, getmetatable(guarded))), guarded.x, #guarded)
try(function() rawset({}, nil, 1) end)
try(function() rawset({}, 0/0, 1) end)
try(function() rawlen(5) end)
try(function() rawget(1, 1) end)
try(function() rawset({}, 1) end)

print(getmetatable("x").__index == string, getmetatable({}), getmetatable(setmetatable({}, { __metatable = "locked" })))
try(function() setmetatable(setmetatable({}, { __metatable = 1 }), {}) end)
try(function() setmetatable({}, 1) end)
try(function() setmetatable(1, {}) end)
try(function() setmetatable({}) end)
try(function() getmetatable() end)

print(assert(1, 2, 3))
try(function() assert(false) end)
try(function() assert(nil, "message") end)
try(function() assert(false, 7) end)
try(assert)
try(assert, false, "through pcall")
try(function() error("with position") end)
try(function() error("without", 0) end)
try(function() error("two levels up", 2) end)
try(function() error() end)
try(function() error(nil) end)
try(function() error(12) end)
try(error, "no caller")
local function outer() error("blames the caller", 2) end
try(function() outer() end)

print(pcall(pcall, error, "x")) print(select("#", pcall(function() end)))
print(pcall(function(...) return select("#", ...), ... end, 1, nil, 3, nil, 5))
print(xpcall(function(...) return ... end, print, 1, 2, 3))
print(xpcall(function() error("e", 0) end, function(m) return m .. " handled", "dropped" end))
print(xpcall(function() local x = nil; x() end, function(m) return (m:gsub("^.-:%d+: ", "")) end))
try(function() xpcall(print) end)
try(function() xpcall() end)
try(function() pcall() end)

local t = { 10, 20, 30, x = "X" }
local count = 0
for k, v in pairs(t) do count = count + 1; assert(t[k] == v) end
print(count, next({}), next({ 5 }), next({ 5 }, 1))
for i, v in ipairs { "a", "b", nil, "d" } do io.write(i, "=", v, " ") end print()
for i, v in ipairs(setmetatable({}, { __index = function(_, i) if i <= 3 then return i * i end end })) do io.write(i, "=", v, " ") end print()
for k, v in pairs(setmetatable({}, { __pairs = function() return function(_, k) if not k then return 1, "one" end end, nil, nil end })) do print(k, v) end
try(function() next({}, "none") end)
try(function() for _ in pairs(nil) do end end)
try(function() for _ in pairs(5) do end end)
try(function() pairs() end)
try(function() ipairs() end)
try(function() next() end)

print(load("return 1 + 1")(), load("return ...")(1, 2), load("x = ", "=chunk"), load("}", "@file.lua"))
print(load(coroutine.wrap(function() coroutine.yield("return ") coroutine.yield("'in pieces'") end))())
print(load("y = 5; return _ENV.y", "c", "t", {})(), y)
print(load("return x", "c", "bt", { x = "from env" })(), pcall(load("return z.z", "=named", "t", {})))
print(load("\27Lua", "bin", "t")) print(load("return 1", "text", "b"))
print(load("syntax error here", "first line\nsecond"))
print(load("for", ("long"):rep(30)))
print(pcall(load("error('inside')", "=(load)")))
print(pcall(load, 5)) print(pcall(load, {})) print(type(load(function() return nil end)))
print(dofile == nil, loadfile("/does/not/exist")) print(pcall(dofile, "/does/not/exist"))
print(type(collectgarbage("count")), type(collectgarbage("step")), collectgarbage(), pcall(collectgarbage, "nonsense"))

print(pcall(string.rep)) print(pcall(string.rep, "x", {})) print(pcall(function() ("x"):rep() end)) print(pcall(function() ("x").rep() end))
try(function() local f = string.rep; f() end)
try(function() string.rep("x", 1.5) end)
try(function() math.floor({}) end)
try(function() ("x"):bad() end)
try(function() io.stdout.write() end)

-- A plus sign is a sign too.
print(tonumber("+10", 2), tonumber(" +1Z ", 36), tonumber("+", 10), tonumber("-+1", 10))
