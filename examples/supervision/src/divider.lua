-- Fails when it is told to divide by zero; nobody checks before, whoever watches hears of it.
local function main(a: integer, b: integer): integer
    return a // b
end

return { main = main }
