-- 100,000 processes pass 10,000 numbers to peers that they choose at random. An operation is one
-- message: each number goes from here to a process, from there on until it is 0, and back.

local batches = require("batches")

local PROCESSES = 100000
local PEERS = 10
local NUMBERS = 10000

local seed = 1
local function random(bound)
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % bound + 1
end

local function main(operations, count)
    local inbox, walkers = process.inbox(), {}
    for i = 1, PROCESSES do
        walkers[i] = process.spawn("app:walker", "app:processes", process.pid(), i)
    end
    for i = 1, PROCESSES do
        local peers = {}
        for j = 1, PEERS do peers[j] = walkers[random(PROCESSES)] end
        process.send(walkers[i], "peers", peers)
    end

    batches.run(tonumber(operations), tonumber(count), function(size)
        for _ = 1, NUMBERS do
            process.send(walkers[random(PROCESSES)], "number", size // NUMBERS - 2)
        end
        for _ = 1, NUMBERS do
            local rest = inbox:receive():payload():data()
            if rest ~= 0 then error("expected 0, got " .. rest) end
        end
    end)
    return 0
end

return { main = main }
