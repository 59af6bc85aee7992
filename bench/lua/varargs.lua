-- Functions of any number of arguments: passed on, counted, packed, unpacked, selected.

local select, unpack = select, table.unpack or unpack

local function sum(...)
    local total = 0
    for i = 1, select("#", ...) do total = total + (select(i, ...)) end
    return total
end

local function packed(...)
    local values = { ... }
    local total = 0
    for i = 1, #values do total = total + values[i] end
    return total
end

local function first(head, ...)
    if head then return head, first(...) end
end

local function passed(f, ...)
    return f(...)
end

local function swapped(a, b, ...)
    return b, a, ...
end

local function bound(f, ...)
    local values, count = { ... }, select("#", ...)
    return function(...)
        if count == 2 then return f(values[1], values[2], ...) end
        return f(unpack(values, 1, count))
    end
end

function run(size)
    local total = 0
    local add = bound(sum, 1, 2)
    for i = 1, size do
        total = total + sum(i, 2, 3) % 5 + packed(1, i, 3, 4) % 7
        total = total + passed(sum, i, swapped(1, 2, 3)) % 3 + add(i) % 11
        local a, b, c = swapped(i, first(1, 2, 3))
        total = total + a - b + c
    end
    return total
end

n, rounds = 50000, 60
