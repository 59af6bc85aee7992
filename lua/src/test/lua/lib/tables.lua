-- ref
-- The table library, with and without metatables.

local function try(f, ...) print(select(2, pcall(f, ...))) end
local function show(t) print(#t, table.concat(t, ",")) end

local t = {} table.insert(t, "a") table.insert(t, 1, "b") table.insert(t, 2, "c") table.insert(t, #t + 1, "d") show(t)
print(table.remove(t), table.remove(t, 1), table.remove(t, 1)) show(t) print(table.remove(t), table.remove(t), table.remove({}), table.remove({}, 0), #t)
t = { 1, 2, 3 } print(table.remove(t, 4), table.remove(t, 3), #t) t = { n = 1, [0] = "zero" } print(table.remove(t, 0), t[0])
t = { 1.5, 2.5 } table.insert(t, 1, 0.5) table.insert(t, "mixed") table.insert(t, 2, 7) print(table.concat(t, " ")) print(table.remove(t, 2), table.concat(t, " "))
for i = 1, 20 do table.insert(t, 1, i) end show(t) while #t > 3 do table.remove(t, 2) end show(t)
try(table.insert, { 1 }, 5, 5) try(table.insert, { 1 }) try(table.insert, nil, 5) try(table.insert, {}, 1, 2, 3) try(table.insert, {}, 0, 1) try(table.insert, {}, "x", 1) try(table.insert)
try(table.remove, { 1, 2, 3 }, 7) try(table.remove, { 1 }, -1) try(table.remove)

print(table.concat({}), table.concat({ 1, 2.5, "x" }), table.concat({ 1, 2, 3 }, ", "), table.concat({ 1, 2, 3 }, "-", 2), table.concat({ 1, 2, 3 }, "-", 2, 3), table.concat({ 1 }, "x", 3), table.concat({ [5] = "five" }, "", 5, 5))
try(table.concat, { 1, {}, 3 }) try(table.concat, { 1, nil, 3 }, ",", 1, 3) try(table.concat, 5) try(table.concat, {}, {}) print(table.concat({ [math.maxinteger] = "end" }, "", math.maxinteger, math.maxinteger))

print(table.unpack { 1, 2, 3 }) print(table.unpack({ 1, 2, 3 }, 2)) print(table.unpack({ 1, 2 }, 0, 4)) print(select("#", table.unpack({}, 1, 100))) print(table.unpack({}, 2, 1)) print((table.unpack { 7 }))
try(table.unpack, {}, 1, 1e7) try(table.unpack, {}, math.mininteger, math.maxinteger) try(table.unpack) print(table.unpack({}, math.maxinteger, math.maxinteger))
local p = table.pack(1, nil, 3, nil) print(p.n, p[1], p[2], p[3], #table.pack(), table.pack().n)

t = table.move({ 1, 2, 3 }, 1, 3, 2) show(t) t = table.move({ 1, 2, 3 }, 2, 3, 1) show(t) show(table.move({ 1, 2, 3 }, 1, 3, 1, {})) show(table.move({ 1, 2, 3 }, 1, 0, 5)) show(table.move({ 1, 2 }, 1, 2, 4, { 9, 9, 9 }))
try(table.move, {}, 1, math.maxinteger, 2) try(table.move, {}, -1, math.maxinteger, 2) try(table.move, {}, 1, 2) try(table.move, 1, 1, 2, 3) try(table.move, { 1 }, 1, 1, 1, 5)

t = { 3, 1, 2 } table.sort(t) show(t) t = { "b", "a", "C", "" } table.sort(t) show(t) t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) show(t) t = { 2.5, 1, -1, 1e10, 0 } table.sort(t) show(t)
try(table.sort, { 3, 2, "x" }) try(table.sort, { 1, 2, 3, 4 }, function() return true end) try(table.sort, { 1, 2 }, 1) try(table.sort, { 1, nil, 2 }) try(table.sort, { {}, {} }) try(table.sort, { 3, 1, 2 }, function() error("in the order", 0) end)
for _, n in ipairs { 4, 5, 6, 7, 8, 9, 10 } do local list = {} for i = 1, n do list[i] = i end io.write(tostring(pcall(table.sort, list, function(a, b) assert(a and b) return true end)), " ") end print()
local byLength = { "ccc", "a", "bb", "" } table.sort(byLength, function(a, b) return #a < #b end) show(byLength)
local co = coroutine.wrap(function() local list = { 3, 1, 2 } table.sort(list, function(a, b) coroutine.yield("in order") return a < b end) return table.concat(list, " ") end)
if pcall(co) then end

local log = {}
local proxy = setmetatable({}, {
  __index = function(_, k) log[#log + 1] = "get " .. tostring(k) return ({ 3, 1, 2 })[k] end,
  __newindex = function(_, k, v) log[#log + 1] = "set " .. tostring(k) .. "=" .. tostring(v) end,
  __len = function() return 3 end,
})
print(table.concat(proxy, ","), table.unpack(proxy)) table.insert(proxy, 9) table.insert(proxy, 1, 8) print(table.remove(proxy), table.remove(proxy, 1)) table.move(proxy, 1, 3, 2)
print(table.concat(log, "; ")) log = {} table.sort(proxy) print(#log > 3)
try(table.insert, setmetatable({}, { __len = function() return "x" end }), 1) try(table.unpack, setmetatable({}, { __len = function() return 1.5 end }))

print(#{ 1, 2, 3, nil }, #{ nil }, #{ n = 1 }, next({}), rawlen { 1, 2 }) t = {} for i = 1, 10 do t[i] = i end for i = 10, 6, -1 do t[i] = nil end print(#t) t = { 10, 20, 30 } t[#t + 1] = 40 t[#t] = nil print(#t)
t = {} t[1.0] = "a" t[2^53] = "b" print(t[1], t[1 << 53], next(t)) t = { [1] = 1, [2] = 2, [4] = 4 } local sum = 0 for k in pairs(t) do sum = sum + k end print(sum)
t = {} for i = 1, 100 do t["k" .. i] = i end for k in pairs(t) do t[k] = nil end print(next(t)) for i = 1, 50 do t[i] = i end for k, v in pairs(t) do t[k] = v * 2 end print(t[25], #t)
