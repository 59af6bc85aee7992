-- Starting processes, and running them to their end.
local function show(value, err)
    if err then
        io.print(value, err:kind(), err:retryable(), err)
    else
        io.print(value)
    end
end

local function main()
    local pid, err = process.spawn("test:returning", "test:processes", 1)
    io.print(pid:find("^{test:processes|0x%x+}$"), err)

    show(process.exec("test:returning", "test:processes", { answer = 42 }, "second is an error"))
    show(process.exec("test:returning", "test:processes", { answer = 42 }).answer)
    show(process.exec("test:returning", "test:processes"))
    show(process.exec("test:crashing", "test:processes"))
    show(process.exec("test:crashing", "test:processes", "text"))
    show(process.exec("test:crashing", "test:processes", "error"))
    show(process.exec("test:crashing", "test:processes", "nil"))
    show(process.exec("test:crashing", "test:processes", "task"))
    local _, deadlock = process.exec("test:crashing", "test:processes", "deadlock")
    io.print(deadlock:kind(), (tostring(deadlock):gsub("{.-}", "{…}")))
    show(coroutine.wrap(function() return process.exec("test:returning", "test:processes", "in a coroutine") end)())

    show(process.spawn("test:absent", "test:processes"))
    show(process.spawn("test:functio", "test:processes"))
    show(process.spawn("test:returnin", "test:processes"))
    show(process.spawn("test:returning", "test:absent"))
    show(process.spawn("test:function", "test:processes"))
    show(process.spawn("returning", "test:processes"))
    show(process.spawn("test:returning", "processes"))
    show(process.spawn("test:returning", "test:processes", { print }))
    show(process.exec("test:absent", "test:processes"))
    io.print(pcall(process.spawn))
    io.print(pcall(process.spawn, "test:returning"))
    io.print(pcall(process.exec, 1))
end

return { main = main }
