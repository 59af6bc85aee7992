-- table.sort with a comparator and without, on pseudo-random integers.

function run(size)
    local list, seed = {}, 42
    for i = 1, size do
        seed = (seed * 16807) % 2147483647
        list[i] = seed
    end
    local descending = {}
    for i = 1, size do descending[i] = list[i] end
    table.sort(list)
    table.sort(descending, function(x, y) return x > y end)
    local sum = 0
    for i = 1, size do
        if list[i] ~= descending[size + 1 - i] then error("not sorted at " .. i) end
        sum = (sum * 31 + list[i]) % 1000003
    end
    return sum
end

n, rounds = 20000, 130
