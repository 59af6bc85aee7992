-- Many idle processes, of which 64 at a time are asked and answer with a table. Prints the
-- milliseconds of the slowest such batch in ten seconds, the first second not counted.

local io = require("io")
local time = require("time")

local BATCH = 64
local SECOND = 1000000000

local function main(count)
    local inbox, echoes = process.inbox(), {}
    for i = 1, tonumber(count) do
        local pid, err = process.spawn("app:echo", "app:processes")
        if not pid then error(err) end
        echoes[i] = pid
    end
    local started, slowest, at = time.now():unix_nano(), 0, 0
    local now = started
    while now - started < 11 * SECOND do
        for i = 1, BATCH do
            at = at % #echoes + 1
            process.send(echoes[at], "ask", { number = i, text = "some text", list = { 1, 2, 3 } })
        end
        for _ = 1, BATCH do inbox:receive() end
        local after = time.now():unix_nano()
        if now - started > SECOND then slowest = math.max(slowest, after - now) end
        now = after
    end
    io.print("result", string.format("%.1f", slowest / 1e6))
    return 0
end

return { main = main }
