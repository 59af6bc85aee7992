-- ref
-- A few keys far apart make no array of that length.
local powers = {}
for i = 0, 50 do powers[2 ^ i] = i end
print(powers[#powers] ~= nil, powers[2 ^ 50], powers[1 << 49])
local count = 0
for k, v in pairs(powers) do
    assert(k == 1 << v and math.type(k) == "integer")
    count = count + 1
end
print(count)

-- gaps in the sequence are no elements
local sparse = { 1, 2, 3, 4, 5, 6, 7, 8 }
for i = 2, 7 do sparse[i] = nil end
for i = 4, 40 do sparse[1 << i] = true end
print(sparse[1], sparse[8], sparse[1 << 40], sparse[2])
