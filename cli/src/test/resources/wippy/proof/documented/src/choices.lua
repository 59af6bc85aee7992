-- One of several things comes first: a message, an event, or the end of patience.
local function main()
    local inbox, events = process.inbox(), process.events()
    local function first(patience)
        local timeout = time.after(patience)
        local result = channel.select {
            inbox:case_receive(),
            events:case_receive(),
            timeout:case_receive(),
        }
        if result.channel == timeout then
            return "nothing came"
        elseif result.channel == events then
            return "event " .. result.value.kind .. " " .. tostring(result.value.result.value)
        end
        return "message " .. result.value:topic()
    end

    io.print(first("5ms"))
    process.send(process.pid(), "note", "to itself")
    io.print(first("5s"))
    local adder = process.spawn_monitored("app:adder", "app:processes")
    process.send(adder, "number", { value = 42 })
    process.send(adder, "report")
    local both = { first("5s"):match("^%a+"), first("5s"):match("^%a+") }
    table.sort(both)
    io.print(table.concat(both, " and "))
    return 0
end

return { main = main }
