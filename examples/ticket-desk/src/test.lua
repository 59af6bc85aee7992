local client = require("client")
local events = require("events")
local funcs = require("funcs")
local io = require("io")
local time = require("time")

local tests: {{name: string, run: () -> ()}} = {}

local function test(name: string, run: () -> ())
    tests[#tests + 1] = { name = name, run = run }
end

local function equal(got: any, expected: any)
    if got ~= expected then
        error(("expected %s, got %s"):format(tostring(expected), tostring(got)), 2)
    end
end

local function open(text: string): integer
    return assert(client.ask("reception", "open", { text = text })).id
end

-- Waits for something to happen to a ticket.
local function await(subscription: events.Subscription, id: integer, kind: string): any
    local deadline = time.after("10s")
    while true do
        local result = channel.select { subscription:channel():case_receive(), deadline:case_receive() }
        if result.channel == deadline then
            error("not " .. kind .. " in time", 2)
        end
        if result.value.kind == kind and result.value.data.id == id then
            return result.value.data
        end
    end
end

test("triage goes by words", function()
    local verdict = funcs.call("tickets:triage", "Urgent: the WIFI is down")
    equal(verdict.desk, "network")
    equal(verdict.urgent, true)
    verdict = funcs.call("tickets:triage", "hello?")
    equal(verdict.desk, "accounts")
    equal(verdict.urgent, false)
end)

test("a ticket is solved by its desk, and remembered", function()
    local happened = events.subscribe("tickets")
    local id = open("An invoice is wrong")
    equal(await(happened, id, "solved").answer, "done by billing")
    happened:close()
    equal(client.ask("reception", "status", { id = id }).state, "solved")
end)

test("an open ticket answers for itself", function()
    local happened = events.subscribe("tickets")
    local id = open("The wifi is slow")
    await(happened, id, "assigned")
    happened:close()
    equal(client.ask("reception", "status", { id = id }).state, "in work")
end)

test("an urgent ticket does not wait for a slow desk", function()
    local happened = events.subscribe("tickets")
    local id = open("Urgent: no internet")
    await(happened, id, "escalated")
    local ticket = await(happened, id, "solved")
    equal(ticket.answer, "done by senior")
    equal(ticket.attempts, 2)
    happened:close()
end)

test("a ticket survives the crash of its desk", function()
    local happened = events.subscribe("tickets")
    local before = assert(client.find("desk.billing"))
    local id = open("coffee on the invoice")
    await(happened, id, "lost")
    equal(await(happened, id, "solved").attempts, 2)
    equal(process.registry.lookup("desk.billing") ~= before, true)
    happened:close()
end)

test("a ticket that fails is opened again", function()
    local happened = events.subscribe("tickets", "opened")
    local id = open("My password is wrong")
    process.terminate(await(happened, id, "opened").pid)
    equal(await(happened, id, "opened").attempts, 0)
    happened:close()
    equal(client.ask("reception", "status", { id = id }).id, id)
end)

test("there is no ticket that nobody opened", function()
    local _, problem = client.ask("reception", "status", { id = 1000 })
    equal(problem, "there is no ticket 1000")
end)

local function main(): integer
    local failures = 0
    for _, name in ipairs { "desk.accounts", "desk.billing", "desk.network", "desk.senior" } do
        assert(client.find(name))
    end
    for _, case in ipairs(tests) do
        local ok, err = pcall(case.run)
        if not ok then
            failures = failures + 1
        end
        io.print((ok and "ok    " or "FAIL  ") .. case.name .. (ok and "" or ": " .. tostring(err)))
    end
    io.print(("%d tests, %d failures"):format(#tests, failures))
    return failures == 0 and 0 or 1
end

return { main = main }
