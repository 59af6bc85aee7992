-- table.insert and table.remove as stack and in the middle, table.sort with a comparator and without.

local insert, remove = table.insert, table.remove

local function stack(size)
    local list, sum = {}, 0
    for i = 1, size do insert(list, i * 3) end
    for i = 1, size do
        sum = sum + remove(list)
        if i % 3 == 0 then insert(list, i) end
    end
    return sum + #list
end

local function queue(size)
    local list, sum = {}, 0
    for i = 1, size do
        insert(list, 1, { priority = i % 17 })
        if #list > 40 then
            insert(list, 20, remove(list, 5))
            sum = sum + remove(list).priority
        end
    end
    return sum
end

local function sorted(size)
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

function run(size)
    return stack(size) + queue(size) + sorted(size)
end

n, rounds = 20000, 90
