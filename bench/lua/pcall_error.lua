-- Protected calls: most succeed, some raise a text with its position, a table, or fail on nil.

local function work(i)
    local kind = i % 8
    if kind == 0 then
        error("no such item")
    elseif kind == 1 then
        error({ code = i % 5 })
    elseif kind == 2 then
        local missing
        return missing.field
    end
    return i % 3
end

local function nested(i)
    local ok, result = pcall(work, i)
    if not ok and type(result) == "table" then error(result) end
    return ok and result or 1
end

function run(size)
    local sum = 0
    for i = 1, size do
        local ok, result = pcall(work, i)
        if ok then
            sum = sum + result
        elseif type(result) == "table" then
            sum = sum + result.code
        else
            sum = sum + 10
        end
        ok, result = pcall(nested, i)
        sum = sum + (ok and result or result.code)
    end
    return sum
end

n, rounds = 100000, 60
