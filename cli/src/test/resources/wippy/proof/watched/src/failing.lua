local function inner(n)
    local checked = checks.positive(n - 2)
    return checked
end

local function main()
    local result = inner(1)
    return result
end

return { main = main }
