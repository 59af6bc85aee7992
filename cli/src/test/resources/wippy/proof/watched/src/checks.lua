local checks = {}

function checks.positive(n)
    if n <= 0 then
        error("not positive: " .. n)
    end
    return n
end

return checks
