-- Allocation: small tables in trees, made, walked and dropped.

local function tree(depth)
    if depth == 0 then return {} end
    return { tree(depth - 1), tree(depth - 1) }
end

local function count(node)
    if node[1] then return 1 + count(node[1]) + count(node[2]) end
    return 1
end

function run(depth)
    local kept = tree(depth)
    local sum = 0
    for d = 4, depth, 4 do
        for _ = 1, 2 ^ (depth - d) do sum = sum + count(tree(d)) end
    end
    return sum + count(kept)
end

n, rounds = 12, 440
