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
