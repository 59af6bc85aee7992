local function main(...: string): integer
    local names = {...}
    if #names == 0 then
        names[1] = "world"
    end
    for _, name in ipairs(names) do
        io.print("Hello, " .. name .. "!")
    end
    io.print("I am process " .. process.pid())
    return 0
end

return { main = main }
