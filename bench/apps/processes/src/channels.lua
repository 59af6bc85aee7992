-- Numbers from one coroutine to another through channels of one process. An operation is one number
-- sent and received.

local batches = require("batches")

local SIZE = 128

local function check(sum, last)
    local expected = last * (last + 1) // 2
    if sum ~= expected then error("expected a sum of " .. expected .. ", got " .. sum) end
end

--- Starts a coroutine that sends the numbers up to each one that it is given, to one channel after
--- the other.
local function produce(channels)
    local start = channel.new(0)
    coroutine.spawn(function()
        while true do
            local last = start:receive()
            local i = 1
            while i <= last do
                for c = 1, #channels do
                    channels[c]:send(i)
                    i = i + 1
                end
            end
        end
    end)
    return start
end

local function hand_over(operations, count, capacity)
    local numbers = channel.new(capacity)
    local start = produce({ numbers })
    batches.run(tonumber(operations), tonumber(count), function(size)
        start:send(size)
        local sum = 0
        for _ = 1, size do sum = sum + numbers:receive() end
        check(sum, size)
    end)
    return 0
end

local function buffered(operations, count) return hand_over(operations, count, SIZE) end

local function unbuffered(operations, count) return hand_over(operations, count, 0) end

local function alone(operations, count)
    local numbers = channel.new(SIZE)
    batches.run(tonumber(operations), tonumber(count), function(size)
        local sum = 0
        for i = 1, size do
            numbers:send(i)
            sum = sum + numbers:receive()
        end
        check(sum, size)
    end)
    return 0
end

local function select_2(operations, count)
    local a, b = channel.new(SIZE), channel.new(SIZE)
    local start = produce({ a, b })
    batches.run(tonumber(operations), tonumber(count), function(size)
        start:send(size)
        local sum = 0
        for _ = 1, size do
            local result = channel.select({ a:case_receive(), b:case_receive() })
            sum = sum + result.value
        end
        check(sum, size)
    end)
    return 0
end

local function select_4(operations, count)
    local a, b = channel.new(SIZE), channel.new(SIZE)
    local c, d = channel.new(SIZE), channel.new(SIZE)
    local start = produce({ a, b, c, d })
    batches.run(tonumber(operations), tonumber(count), function(size)
        start:send(size)
        local sum = 0
        for _ = 1, size do
            local result = channel.select({
                a:case_receive(), b:case_receive(), c:case_receive(), d:case_receive(),
            })
            sum = sum + result.value
        end
        check(sum, size)
    end)
    return 0
end

return {
    buffered = buffered,
    unbuffered = unbuffered,
    alone = alone,
    select_2 = select_2,
    select_4 = select_4,
}
