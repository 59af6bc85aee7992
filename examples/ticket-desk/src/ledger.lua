-- Counts what happens to tickets, and who solves them. It only listens.
local events = require("events")

local function main()
    local subscription = events.subscribe("tickets")
    local inbox = process.inbox()
    local signals = process.events()
    local kinds: {[string]: integer} = {}
    local solved: {[string]: integer} = {}
    process.registry.register("ledger")
    while true do
        local result = channel.select {
            subscription:channel():case_receive(),
            inbox:case_receive(),
            signals:case_receive(),
        }
        if result.channel == inbox then
            local data = result.value:payload():data()
            process.send(data.reply_to, data.topic, { kinds = kinds, solved = solved })
        elseif result.channel == signals then
            if result.value.kind == process.event.CANCEL then
                subscription:close()
                return
            end
        else
            local event = result.value
            kinds[event.kind] = (kinds[event.kind] or 0) + 1
            if event.kind == "solved" then
                local desk = event.data.desk
                solved[desk] = (solved[desk] or 0) + 1
            end
        end
    end
end

return { main = main }
