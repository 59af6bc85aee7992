-- ref
-- What debug tells of functions, and metatables of types.

local function where() return debug.getinfo(2, "l").currentline end
print(where())

local function f()
  return debug.getinfo(1, "nSl")
end

local i = f()
print(i.what, i.linedefined, i.lastlinedefined, i.currentline)
local t = { f = f }
local j = t.f()
print(j.name, j.namewhat)
print(debug.getinfo(1, "S").what, debug.getinfo(print).what, debug.getinfo(print).short_src)
print(debug.getinfo(f, "f").func == f, debug.getinfo(f).currentline)
print(debug.getinfo(1000), pcall(debug.getinfo, print, "X"))
local text = load("return debug.getinfo(1, 'S').short_src")
print(text())

print(debug.traceback(print) == print)
print((debug.traceback("hi", 1):gsub("\n.*", "")))
print((debug.traceback():gsub("\n.*", "")))

debug.setmetatable(10, { __index = function(n, k) return k .. n end, __len = function() return 7 end })
print((5).x, #3)
debug.setmetatable(10, nil)
debug.setmetatable(nil, { __index = function(_, k) return "nil." .. k end })
local nothing
print(nothing.x, nothing[1])
debug.setmetatable(nil, nil)
print(pcall(function() return nothing.x end))
debug.setmetatable(print, { __index = { name = "a function" } })
print(print.name, f.name)
debug.setmetatable(print, nil)
debug.setmetatable(true, { __call = function(b, x) return b, x end })
local yes, no = true, false
print(yes(1), no(2))
debug.setmetatable(true, nil)
print(debug.getmetatable("").__index == string, debug.getmetatable(1))
print(debug.getuservalue(io.stdout), pcall(debug.setuservalue, 1, 2))

local function tail() return debug.getinfo(1, "t").istailcall end
local function calls() return tail() end
print(calls(), (tail()), debug.getinfo(print, "t").istailcall, debug.getinfo(1).istailcall)

-- lines with code
local function active(f)
    local lines = {}
    for line in pairs(debug.getinfo(f, "L").activelines) do lines[#lines + 1] = line end
    table.sort(lines)
    return table.concat(lines, " ")
end
print(active(load("local a = 1\n\nlocal b\nif a then\n  b = 2\nend\nreturn b\n")))
print(active(load("return function(a) local b = a\n\n  b = 2\n  for i = 1, b do\n    a = i\n  end\nend")()))
print(active(load("return function()\n\nend")()), active(load("return function() end")()))
print(active(load("function made()\n  return 1\nend\nreturn made")))
print(debug.getinfo(print, "L").activelines)
print(next(debug.getinfo(load(string.dump(load("local a\nreturn a"), true)), "L").activelines))

-- functions of levels, builtins among them
local function own() return (debug.getinfo(1, "f")) end
print(own().func == own, debug.getinfo(0, "f").func == debug.getinfo)
print(select(2, pcall(function() return (debug.getinfo(2, "f")) end)).func == pcall)

-- threads
local waiting = coroutine.create(function(a)
    local b = coroutine.yield(a)
end)
coroutine.resume(waiting, 1)
local info = debug.getinfo(waiting, 1, "lSL")
print(info.currentline - info.linedefined, info.activelines[info.currentline])
print(debug.getinfo(waiting, 0, "n").name, debug.getinfo(waiting, 2), debug.getinfo(waiting, print).what)
print(pcall(debug.getinfo, waiting, 1, "X"))
print(pcall(debug.getinfo, "x"))
