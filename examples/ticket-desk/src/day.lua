local client = require("client")
local events = require("events")
local io = require("io")
local time = require("time")

local TICKETS = {
    "I forgot my password",
    "Please refund invoice 1017",
    "URGENT: nobody here has internet",
    "My password is too long",
    "The wifi is slow",
    "I cannot log in, there is coffee on my screen",
}
local DESKS = { "accounts", "billing", "network", "senior" }

type Ticket = { id: integer, text: string, desk: string, answer: string? }

local function detail(kind: string, ticket: Ticket): string
    if kind == "opened" then
        return ticket.text
    elseif kind == "assigned" then
        return "to " .. ticket.desk
    elseif kind == "lost" then
        return ticket.desk .. " has crashed"
    elseif kind == "escalated" then
        return "waited for too long"
    end
    return ticket.answer or ""
end

-- Prints what happens until so many tickets are solved. False if that takes too long.
local function watch(happened: channel.Channel, count: integer): boolean
    local start = time.now()
    local deadline = time.after("20s")
    while count > 0 do
        local result = channel.select { happened:case_receive(), deadline:case_receive() }
        if result.channel == deadline then
            return false
        end
        local event = result.value
        local after = time.now():sub(start):milliseconds()
        io.print(("%5d ms  #%-2d %-9s  %s"):format(
            after, event.data.id, event.kind, detail(event.kind, event.data)))
        if event.kind == "solved" then
            count = count - 1
        end
    end
    return true
end

local function summarize()
    local summary = assert(client.ask("ledger", "summary"))
    local kinds, parts = summary.kinds, {}
    for _, desk in ipairs(DESKS) do
        parts[#parts + 1] = desk .. " " .. (summary.solved[desk] or 0)
    end
    io.print("")
    io.print(("%d tickets opened, %d solved: %s"):format(
        kinds.opened, kinds.solved, table.concat(parts, ", ")))
    io.print(("%d escalated, %d taken back from a desk that crashed"):format(
        kinds.escalated or 0, kinds.lost or 0))
end

local function main(...: string): integer
    local happened = events.subscribe("tickets"):channel()
    for _, name in ipairs { "ledger", "desk.accounts", "desk.billing", "desk.network", "desk.senior" } do
        assert(client.find(name))
    end
    local texts = {...}
    table.move(texts, 1, #texts, #TICKETS + 1, TICKETS)
    local first
    for _, text in ipairs(TICKETS) do
        local ticket = assert(client.ask("reception", "open", { text = text }))
        first = first or ticket.id
    end
    if not watch(happened, #TICKETS) then
        io.eprint("the day did not end: tickets are left")
        return 1
    end
    summarize()
    local ticket = assert(client.ask("reception", "status", { id = first }))
    io.print(("ticket #%d was %s, attempt %d"):format(first, ticket.answer, ticket.attempts))
    return 0
end

return { main = main }
