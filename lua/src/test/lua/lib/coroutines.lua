-- ref
-- The coroutine library.

local function try(f, ...) print(select(2, pcall(f, ...))) end

local co = coroutine.create(function(a, b)
  print("start", a, b, coroutine.status(coroutine.running()), coroutine.isyieldable())
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2, "two")
  return d, e, "end"
end)
print(coroutine.status(co), coroutine.resume(co, 1, 2)) print(coroutine.resume(co, 10)) print(coroutine.status(co), coroutine.resume(co, "d", "e")) print(coroutine.status(co), coroutine.resume(co))
print(coroutine.isyieldable(), select(2, coroutine.running()), type(co), type((coroutine.running())))
print(coroutine.resume(coroutine.create(function() error("oops") end))) print(select("#", coroutine.resume(coroutine.create(function() error() end)))) print(coroutine.resume(coroutine.create(function() error({}, 0) end)) == false)
local wrapped = coroutine.wrap(function(...) print("wrap", ...) print("again", coroutine.yield(1, 2, 3, 4, 5)) print("none", coroutine.yield()) return nil, nil end)
print(wrapped("x", nil, "y")) print(wrapped(nil, 2)) print(select("#", wrapped())) try(wrapped)
try(function() coroutine.wrap(function() error("in wrap") end)() end) try(function() coroutine.wrap(function() error("plain", 0) end)() end) try(function() coroutine.yield() end) try(coroutine.yield)
try(function() coroutine.create(1) end) try(function() coroutine.resume(1) end) try(function() coroutine.status() end) try(function() coroutine.wrap() end)
local outer outer = coroutine.wrap(function() local inner = coroutine.wrap(function() coroutine.yield("inner") return "done" end) coroutine.yield(inner()) coroutine.yield(inner()) end) print(outer(), outer())
local self self = coroutine.create(function() return coroutine.resume(self) end) print(coroutine.resume(self))
local parent parent = coroutine.create(function() local child = coroutine.create(function() return coroutine.status(parent) end) return coroutine.resume(child) end) print(coroutine.resume(parent))
print(coroutine.resume(coroutine.create(function() return pcall(function() coroutine.yield("through pcall") error("later", 0) end) end)))
local through = coroutine.create(function() return pcall(function() local got = coroutine.yield(1) error(got, 0) end) end) print(coroutine.resume(through)) print(coroutine.resume(through, "value"))
local meta = coroutine.wrap(function() local t = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end, __add = function(a, b) return coroutine.yield("add") end }) return t.key, t + 1 end) print(meta()) print(meta("v1")) print(meta("v2"))
local iterated = coroutine.wrap(function() for v in function() return coroutine.yield("next") end do io.write(v, " ") end return "over" end) print(iterated(), iterated("a"), iterated("b"), iterated(nil))
local function generate(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end local sum = 0 for i in generate(1000) do sum = sum + i end print(sum)
local function permute(list, n) if n <= 1 then coroutine.yield(table.concat(list)) else for i = 1, n do list[n], list[i] = list[i], list[n] permute(list, n - 1) list[n], list[i] = list[i], list[n] end end end
for p in coroutine.wrap(function() permute({ "a", "b", "c" }, 3) end) do io.write(p, " ") end print()
local many = {} for i = 1, 2000 do many[i] = coroutine.wrap(function() local n = 0 while true do n = n + 1 coroutine.yield(n) end end) end local total = 0 for _ = 1, 3 do for i = 1, 2000 do total = total + many[i]() end end print(total)
local deep = coroutine.wrap(function() local function down(n) if n == 0 then coroutine.yield("deep") return 0 end return 1 + down(n - 1) end return down(10000) end) print(deep(), deep())
print(pcall(coroutine.wrap(function() return xpcall(function() error("e", 0) end, function(m) return "handled " .. m end) end)))
