local function collatz(n)
    local steps = 0
    while n ~= 1 do
        if n % 2 == 0 then n = n // 2 else n = 3 * n + 1 end
        steps = steps + 1
    end
    return steps
end

local function main()
    local longest, n = 0, 0
    while true do
        n = n + 1
        local steps = collatz(n)
        if steps > longest then longest = steps end
    end
end

return { main = main }
