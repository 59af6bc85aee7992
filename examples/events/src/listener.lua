-- The loop of a service that lives on events: it handles each, answers "report" messages with what
-- it has gathered, and ends when it is asked to.
local events = require("events")

type Handlers = {
    kinds: string?,
    on_event: (events.Event) -> (),
    report: () -> any,
}

local function run(name: string, handlers: Handlers)
    local subscription = events.subscribe("orders", handlers.kinds)
    local happened = subscription:channel()
    local inbox = process.inbox()
    local signals = process.events()
    process.registry.register(name)
    while true do
        local result = channel.select {
            happened:case_receive(),
            inbox:case_receive(),
            signals:case_receive(),
        }
        if result.channel == happened then
            handlers.on_event(result.value)
        elseif result.channel == inbox then
            process.send(result.value:from(), "report", handlers.report())
        elseif result.value.kind == process.event.CANCEL then
            subscription:close()
            return
        end
    end
end

return { run = run }
