-- Arrays of floating-point numbers: matrix product by rows, and y = a * x + y over a long vector.

local function matrix(size, seed)
    local rows = {}
    for i = 1, size do
        local row = {}
        for j = 1, size do row[j] = (i * seed + j) % 17 / 8 - 1.0 end
        rows[i] = row
    end
    return rows
end

local function multiply(a, b, size)
    local c = {}
    for i = 1, size do
        local arow, crow = a[i], {}
        for j = 1, size do crow[j] = 0.0 end
        for k = 1, size do
            local factor, brow = arow[k], b[k]
            for j = 1, size do crow[j] = crow[j] + factor * brow[j] end
        end
        c[i] = crow
    end
    return c
end

local function saxpy(a, x, y)
    for i = 1, #x do y[i] = a * x[i] + y[i] end
end

function run(size)
    local c = multiply(matrix(size, 3), matrix(size, 5), size)
    local trace = 0.0
    for i = 1, size do trace = trace + c[i][i] end

    local x, y = {}, {}
    for i = 1, size * size do
        x[i] = i * 0.5
        y[i] = 1.0
    end
    for _ = 1, size do saxpy(0.25, x, y) end
    return trace + y[1] + y[#y]
end

n, rounds = 120, 50
