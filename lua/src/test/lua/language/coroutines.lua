-- ref
-- coroutines
local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b) local d, e = coroutine.yield(c * 2) return d + e end)
print(coroutine.resume(co, 1, 2)) print(coroutine.resume(co, 10)) print(coroutine.resume(co, 3, 4)) print(coroutine.resume(co))
print(coroutine.status(co))
local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(gen(), gen(), gen())
local function permgen(a, n) n = n or #a if n <= 1 then coroutine.yield(a) else for i = 1, n do a[n], a[i] = a[i], a[n] permgen(a, n - 1) a[n], a[i] = a[i], a[n] end end end
local s = "" for p in coroutine.wrap(function() permgen({1, 2, 3}) end) do s = s .. table.concat(p) .. " " end print(s)
print(coroutine.resume(coroutine.create(function() error("in co") end)))
print(type(select(2, coroutine.resume(coroutine.create(function() error({}) end)))))
