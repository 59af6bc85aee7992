-- Stages that run beside each other and hand values on through channels. A stage closes what it
-- feeds when it has nothing more to say.

-- A channel that gives the numbers from 1 to n.
local function count(n: integer): channel.Channel
    local out = channel.new()
    coroutine.spawn(function()
        for i = 1, n do
            out:send(i)
        end
        out:close()
    end)
    return out
end

-- Applies f to all that comes in, by several workers at once; the order is theirs.
local function map(input: channel.Channel, workers: integer, f: (any) -> any): channel.Channel
    local out = channel.new()
    local finished = channel.new(workers)
    for _ = 1, workers do
        coroutine.spawn(function()
            while true do
                local value, is_open = input:receive()
                if not is_open then
                    break
                end
                out:send(f(value))
            end
            finished:send(true)
        end)
    end
    coroutine.spawn(function()
        for _ = 1, workers do
            finished:receive()
        end
        out:close()
    end)
    return out
end

-- All values of a channel, up to its end.
local function collect(input: channel.Channel): {any}
    local all = {}
    while true do
        local value, is_open = input:receive()
        if not is_open then
            return all
        end
        all[#all + 1] = value
    end
end

return { count = count, map = map, collect = collect }
