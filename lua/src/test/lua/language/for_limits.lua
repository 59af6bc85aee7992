-- Integer loops end at the limits of integers: PUC 5.3 wraps around here and runs for ever.
for i = math.maxinteger - 1, math.maxinteger do print(i) end
for i = math.mininteger + 1, math.mininteger, -1 do print(i) end
for i = math.maxinteger - 1, math.huge do print(i) end
local function range(first, last, step) for i = first, last, step do print(i) end end
range(math.maxinteger - 1, math.maxinteger, 1)
range(math.mininteger, math.mininteger + 3, 2)
local count = 0
for _ = math.mininteger, math.maxinteger, math.maxinteger do count = count + 1 end
print(count)
