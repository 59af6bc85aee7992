-- Closures: made in a loop, called through variables, sharing and changing what they capture.

local function counter(step)
    local count = 0
    return function(times)
        count = count + step * times
        return count
    end
end

local function compose(f, g)
    return function(x) return f(g(x)) end
end

local function fold(list, f, start)
    local result = start
    for i = 1, #list do result = f(result, list[i]) end
    return result
end

local function each(count, f)
    for i = 1, count do f(i) end
end

function run(size)
    local sum = 0
    local a, b = counter(1), counter(2)
    local both = compose(a, b)
    each(size, function(i)
        sum = sum + both(i % 3) % 7
    end)

    local list = {}
    each(size, function(i)
        local offset = i % 10
        list[i] = function(x) return x + offset end
    end)
    sum = sum + fold(list, function(result, f) return f(result) end, 0)
    return sum + a(0) % 1000 + b(0) % 1000
end

n, rounds = 200000, 45
