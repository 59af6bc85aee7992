-- Passes each number on, less one, to a peer chosen at random, and 0 to `origin`.

local function main(origin, seed)
    local inbox = process.inbox()
    local peers = inbox:receive():payload():data()
    while true do
        local number = inbox:receive():payload():data()
        if number == 0 then
            process.send(origin, "end", 0)
        else
            seed = (seed * 1103515245 + 12345) & 0x7fffffff
            process.send(peers[(seed >> 8) % #peers + 1], "number", number - 1)
        end
    end
end

return { main = main }
