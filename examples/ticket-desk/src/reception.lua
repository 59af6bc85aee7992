-- Opens a process for each ticket, opens it again should it fail, and keeps what became of it.
-- Only the ticket knows its state: who asks for it is remembered until the ticket answers or ends.
local funcs = require("funcs")

type Request = { reply_to: string, topic: string, id: integer? }
type Opened = { text: string, pid: string, asked: {Request} }

local function main()
    local inbox = process.inbox()
    local signals = process.events()
    local open: {[integer]: Opened} = {}
    local ids: {[string]: integer} = {} -- of open tickets, by PID
    local closed: {[integer]: any} = {}
    local last = 0

    local function answer(request: Request, value: any)
        process.send(request.reply_to, request.topic, value)
    end

    local function start(id: integer, text: string): string
        local verdict = assert(funcs.call("tickets:triage", text))
        local pid = assert(process.spawn_monitored(
            "tickets:ticket", "tickets:processes", id, text, verdict.desk, verdict.urgent))
        ids[pid] = id
        return pid
    end

    local on_message = {
        open = function(data)
            last = last + 1
            open[last] = { text = data.text, pid = start(last, data.text), asked = {} }
            answer(data, { id = last })
        end,
        status = function(data)
            local ticket = open[data.id]
            if ticket then
                table.insert(ticket.asked, data)
                process.send(ticket.pid, "status")
            else
                answer(data, closed[data.id] or { problem = "there is no ticket " .. data.id })
            end
        end,
        state = function(state)
            local ticket = open[state.id]
            for _, request in ipairs(ticket.asked) do
                answer(request, state)
            end
            ticket.asked = {}
        end,
    }

    local function ended(event)
        local id = ids[event.from]
        local ticket = open[id]
        ids[event.from] = nil
        if event.result.error then
            ticket.pid = start(id, ticket.text)
            process.send(ticket.pid, "status")
        else
            closed[id] = event.result.value
            on_message.state(closed[id])
            open[id] = nil
        end
    end

    process.registry.register("reception")
    while true do
        local result = channel.select { inbox:case_receive(), signals:case_receive() }
        if result.channel == inbox then
            local message = result.value
            on_message[message:topic()](message:payload():data())
        elseif result.value.kind == process.event.CANCEL then
            return
        elseif result.value.kind == process.event.EXIT then
            ended(result.value)
        end
    end
end

return { main = main }
