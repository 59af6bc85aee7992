-- Recursion over tables of booleans: all ways to place queens that attack none.

local function place(row, size, columns, up, down)
    if row > size then return 1 end
    local count = 0
    for column = 1, size do
        local u, d = row + column, row - column + size
        if not columns[column] and not up[u] and not down[d] then
            columns[column], up[u], down[d] = true, true, true
            count = count + place(row + 1, size, columns, up, down)
            columns[column], up[u], down[d] = false, false, false
        end
    end
    return count
end

function run(size)
    return place(1, size, {}, {}, {})
end

n, rounds = 10, 200
