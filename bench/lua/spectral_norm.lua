-- Floating-point calls in loops: the spectral norm of an infinite matrix, by the power method.

local function a(i, j)
    local ij = i + j - 1
    return 1.0 / (ij * (ij - 1) * 0.5 + i)
end

local function times(x, y, size)
    for i = 1, size do
        local sum = 0.0
        for j = 1, size do sum = sum + x[j] * a(i, j) end
        y[i] = sum
    end
end

local function times_transposed(x, y, size)
    for i = 1, size do
        local sum = 0.0
        for j = 1, size do sum = sum + x[j] * a(j, i) end
        y[i] = sum
    end
end

function run(size)
    local u, v, t = {}, {}, {}
    for i = 1, size do u[i] = 1.0 end
    for _ = 1, 10 do
        times(u, t, size)
        times_transposed(t, v, size)
        times(v, t, size)
        times_transposed(t, u, size)
    end
    local ub, vb = 0.0, 0.0
    for i = 1, size do
        ub = ub + u[i] * v[i]
        vb = vb + v[i] * v[i]
    end
    return math.sqrt(ub / vb)
end

n, rounds = 100, 150
