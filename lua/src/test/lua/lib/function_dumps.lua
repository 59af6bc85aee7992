-- ref
-- string.dump and load of what it gives (Lua 5.3 §6.4, §6.1).
local function again(f, strip, ...) return assert(load(string.dump(f, strip), ...)) end

print(again(function() return 1 + 2 end)())
print(again(function(...) return select("#", ...), ... end)(7, nil))
print(again(load("x = 5; return x, ..."))("argument"), x)

-- names in front of the text are no part of it
local t = { deep = {} }
function t.deep.plain(a, b) return a .. b end
function t.deep:method(a) return self.v, a end
function t.deep:none() return self end
local
function f(a --[[ ( ]], b) return b end
print(again(t.deep.plain)("a", "b"), again(f)(1, 2), again(t.deep.none)("self"))
print(again(t.deep.method)({ v = "self.v" }, "a"))

-- upvalues are new: the first one is the environment, others are nil
local up = "kept"
local function reads() return up, tostring end
print(pcall(again(reads)))
local g = again(function() return tostring ~= nil, up end)
print(g())
local counter = again(function() up = (up or 0) + 1; return up end)
debug.setupvalue(counter, 1, 41)
print(debug.getupvalue(counter, 1), counter(), counter())
print(again(function() return name end, false, "=n", "b", { name = "of the environment" })())

-- nested functions and recursion
local make = again(function(n) return function(m) n = n + m; return n end end)
local add = make(10)
print(add(1), add(1), make(1)(1))
print(again(again(function() return "twice" end))())

-- where it came from
local line = debug.getinfo(1, "l").currentline + 1
local where = again(function()
    return debug.getinfo(1, "l").currentline
end)
local info = debug.getinfo(where, "S")
print(info.linedefined - line, info.lastlinedefined - line, where() - line, info.what, info.short_src)
local failing = again(function() local value; value.field = 1 end)
print((select(2, pcall(failing)):gsub(":%d+:", ":")))

-- stripped
local stripped = again(function() local value = {}; return value + 1 end, true)
print((select(2, pcall(stripped)):sub(1, 5)))
info = debug.getinfo(stripped, "S")
print(info.source, info.short_src, info.linedefined > 0)
print((debug.getupvalue(again(reads, true), 1)))
print(select(2, pcall(again(again(reads, true)))):sub(1, 5))

-- modes
local dump = string.dump(function() end)
print(load(dump, "=d", "t"))
print(load("return 1", "=t", "b"))
print(load(dump, "=d", "b") ~= nil, load(dump, "=d", "bt") ~= nil)
print(pcall(string.dump, print))
print(dump:sub(1, 4) == "\27Lua", dump:byte(5))

-- in a file, behind a first line that is skipped
local path = os.tmpname()
local file = assert(io.open(path, "wb"))
file:write("#a comment\0\n", string.dump(function() return 20, "\0" end))
file:close()
print(assert(loadfile(path, "b"))() == 20, loadfile(path, "t") == nil)
os.remove(path)
