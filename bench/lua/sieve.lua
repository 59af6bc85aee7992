-- A long table of booleans, written with growing strides.

function run(size)
    local composite = {}
    for i = 1, size do composite[i] = false end
    local count = 0
    for i = 2, size do
        if not composite[i] then
            count = count + 1
            for j = i + i, size, i do composite[j] = true end
        end
    end
    return count
end

n, rounds = 300000, 190
