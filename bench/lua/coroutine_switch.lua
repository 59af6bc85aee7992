-- Coroutines: values passed both ways, a pipeline of two, and a recursive walk that yields.

local create, resume, yield, wrap = coroutine.create, coroutine.resume, coroutine.yield,
    coroutine.wrap

local function accumulate(total)
    while true do total = total + yield(total) end
end

local function numbers(count)
    return wrap(function()
        for i = 1, count do yield(i) end
    end)
end

local function even(source)
    return wrap(function()
        for i in source do
            if i % 2 == 0 then yield(i) end
        end
    end)
end

local function tree(depth)
    if depth == 0 then return { value = 1 } end
    return { left = tree(depth - 1), value = depth, right = tree(depth - 1) }
end

local function walk(node)
    if node.left then walk(node.left) end
    yield(node.value)
    if node.right then walk(node.right) end
end

local leaves = tree(12)

function run(size)
    local co = create(accumulate)
    resume(co, 0)
    local _, sum
    for i = 1, size do _, sum = resume(co, i % 5) end

    for i in even(numbers(size / 2)) do sum = sum + i % 3 end

    for value in wrap(function() walk(leaves) end) do sum = sum + value end
    return sum
end

n, rounds = 100000, 160
