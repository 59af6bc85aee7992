-- ref
-- debug.getupvalue, setupvalue, upvalueid and upvaluejoin (Lua 5.3 §6.10).
local a, b, c = 1, 2.5, "three"
local function reads() return a, b, c, print end
local function adds(x) a = a + x; return a end

for i = 0, 5 do print(i, (debug.getupvalue(reads, i))) end
print(select(2, debug.getupvalue(reads, 1)), select(2, debug.getupvalue(reads, 2)))
print(debug.setupvalue(reads, 2, "changed"), b, (select(2, reads())))
print(debug.setupvalue(reads, 1, 40), adds(2), (reads()))
print(debug.setupvalue(reads, 9, 0) == nil)

-- variables that nobody assigns to in the program may be set as well, and no type is taken for granted
local constant = 10
local function double() return constant * 2 end
debug.setupvalue(double, 1, 2.25)
print(double(), constant + 1)
debug.setupvalue(double, 1, "30")
print(double() == 60, pcall(function() return constant < 1 end))

-- identity
print(debug.upvalueid(reads, 1) == debug.upvalueid(adds, 1))
print(debug.upvalueid(reads, 1) == debug.upvalueid(reads, 2))
print(type(debug.upvalueid(reads, 1)), pcall(debug.upvalueid, reads, 5))
local makers = {}
for i = 1, 3 do makers[i] = function() i = i + 1; return i end end
print(debug.upvalueid(makers[1], 1) == debug.upvalueid(makers[2], 1), makers[3](), makers[3]())

-- joining
debug.upvaluejoin(makers[1], 1, makers[3], 1)
print(makers[1](), makers[3](), makers[2]())
print(pcall(debug.upvaluejoin, makers[1], 2, makers[2], 1))
print(pcall(debug.upvaluejoin, print, 1, makers[2], 1))

-- the environment is an upvalue
local function global() return name end
print(debug.getupvalue(global, 1) == "_ENV", global())
local own = load("return name")
print(debug.setupvalue(own, 1, { name = "of the chunk" }), own())
print(debug.getupvalue(load("return 1"), 1) == "_ENV")
local recursive
function recursive(n) return n == 0 and "end" or recursive(n - 1) end
print(debug.getupvalue(recursive, 1), recursive(3))
debug.setupvalue(recursive, 1, function() return "another" end)
print(recursive(3))

-- functions that call back keep what was set
local function outer()
    local n = 0
    local function inner() n = n + 1; return n end
    return inner, function() return n end
end
local inner, current = outer()
inner()
debug.setupvalue(inner, 1, 100)
print(inner(), current())

-- what getinfo tells of them
local info = debug.getinfo(reads, "u")
print(info.nups, info.nparams, info.isvararg)
info = debug.getinfo(function(x, y, ...) return x end, "u")
print(info.nups, info.nparams, info.isvararg)
print(debug.getupvalue(string.gmatch("text", "x"), 1))
