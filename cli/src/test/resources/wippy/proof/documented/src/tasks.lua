-- A task works while its starter goes on; nobody resumes it by hand.
local function fetch(name)
    time.sleep("10ms")
    return name:upper()
end

local function main()
    local results = channel.new()
    for _, name in ipairs({ "first", "second", "third" }) do
        coroutine.spawn(function()
            results:send(fetch(name))
        end)
    end
    io.print("started")
    local got = {}
    for i = 1, 3 do got[i] = results:receive() end
    table.sort(got)
    io.print(table.concat(got, " "))
    return 0
end

return { main = main }
