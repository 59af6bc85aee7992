-- ref
-- Functions made at one place of the same variables are equal in a chunk that debug may change: upvalue.
local shared = 1
local list = {}
for i = 1, 3 do list[i] = function() return shared + 1 end end
print(list[1] == list[2], list[2] == list[3])
for i = 1, 3 do list[i] = function() return shared + i end end
print(list[1] == list[2], list[1]() == 2, list[3]() == 4)
local function global() return function(x) return math.sin(x) end end
print(global() == global())
local other = 5
debug.upvaluejoin(list[1], 1, function() return other end, 1)
print(list[1](), list[2]())
local function make() return function() return shared end end
local first = make()
debug.upvaluejoin(first, 1, function() return other end, 1)
local second = make()
print(first == second, first(), second())
