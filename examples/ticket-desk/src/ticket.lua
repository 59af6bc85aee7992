-- One ticket. It looks for its desk, watches it, goes to the senior desk when it has waited for too
-- long, and ends when it is solved; what it returns is its last state.
local events = require("events")
local time = require("time")

local PATIENCE = { urgent = "200ms", normal = "5s" }

type State = "waiting" | "in work" | "solved"

type Ticket = {
    id: integer,
    pid: string,
    text: string,
    desk: string,
    urgent: boolean,
    state: State,
    attempts: integer,
    answer: string?,
}

local function main(id: integer, text: string, desk: string, urgent: boolean): Ticket
    local ticket: Ticket = {
        id = id,
        pid = process.pid(),
        text = text,
        desk = desk,
        urgent = urgent,
        state = "waiting",
        attempts = 0,
    }
    local inbox = process.inbox()
    local signals = process.events()
    local patience = time.timer(urgent and PATIENCE.urgent or PATIENCE.normal)
    local retry = time.timer("1h")
    local worker: string? = nil -- the PID of the desk that has it

    local function tell(kind: string)
        events.send("tickets", kind, "/tickets/" .. id, ticket)
    end

    -- A desk that has just crashed has no name until it is back.
    local function find_desk()
        worker = process.registry.lookup("desk." .. ticket.desk)
        if worker and process.monitor(worker) then
            ticket.state = "in work"
            ticket.attempts = ticket.attempts + 1
            process.send(worker, "work", { id = id, text = text, attempt = ticket.attempts })
            tell("assigned")
        else
            worker = nil
            retry:reset("20ms")
        end
    end

    local function leave_desk()
        ticket.state = "waiting"
        if worker then
            process.unmonitor(worker)
            process.send(worker, "withdraw", { id = id })
            worker = nil
        end
    end

    tell("opened")
    find_desk()
    while true do
        local result = channel.select {
            inbox:case_receive(),
            signals:case_receive(),
            patience:channel():case_receive(),
            retry:channel():case_receive(),
        }
        if result.channel == inbox then
            local message = result.value
            if message:topic() == "status" then
                process.send(message:from(), "state", ticket)
            elseif message:topic() == "solved" and message:from() == worker then
                ticket.state = "solved"
                ticket.answer = message:payload():data().answer
                tell("solved")
                return ticket
            end
        elseif result.channel == signals then
            local event = result.value
            if event.kind == process.event.CANCEL then
                return ticket
            elseif event.kind == process.event.EXIT and event.from == worker then
                worker = nil
                ticket.state = "waiting"
                tell("lost")
                find_desk()
            end
        elseif result.channel == patience:channel() then
            leave_desk()
            ticket.desk = "senior"
            tell("escalated")
            find_desk()
        else
            find_desk()
        end
    end
end

return { main = main }
