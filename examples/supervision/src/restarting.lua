-- A supervisor in a few lines: starts a process again when it fails, each time after twice the
-- delay, and gives up after some attempts.
local time = require("time")

type Policy = { attempts: integer, delay: integer }

-- The result of the first attempt that succeeds, or nil and the error of the last.
-- `report` hears of each failure, with the delay in milliseconds until the next attempt.
local function run(
    policy: Policy,
    start: (integer) -> string,
    report: (integer, errors.Error, integer?) -> ()
): (any, errors.Error?)
    local events = process.events()
    local delay = policy.delay
    for attempt = 1, policy.attempts do
        local pid = start(attempt)
        local event
        repeat
            event = events:receive()
        until event.kind == process.event.EXIT and event.from == pid
        local failure = event.result.error
        if not failure then
            return event.result.value
        end
        if attempt == policy.attempts then
            report(attempt, failure)
            return nil, failure
        end
        report(attempt, failure, delay)
        time.sleep(delay .. "ms")
        delay = delay * 2
    end
    return nil
end

return { run = run }
