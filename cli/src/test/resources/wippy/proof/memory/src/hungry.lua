-- Each of these takes memory without end, or lives within its limit.
local ways = {}

function ways.table()
    local kept = {}
    while true do kept[#kept + 1] = { #kept } end
end

function ways.string()
    local kept, i = {}, 0
    while true do
        i = i + 1
        kept[i % 1000 + 1] = (kept[i % 1000 + 1] or "") .. "some more text"
    end
end

function ways.closure()
    local last
    while true do
        local before = last
        last = function() return before end
    end
end

function ways.coroutine()
    local kept = {}
    while true do
        local own = coroutine.wrap(function()
            local inside = { "held by a variable of a coroutine" }
            coroutine.yield()
            return inside
        end)
        own()
        kept[#kept + 1] = own
    end
end

function ways.recursion()
    local function deeper(n)
        local kept = {}
        for i = 1, 200 do kept[i] = i end
        return deeper(n + 1) + #kept
    end
    return deeper(1)
end

function ways.rep()
    return #string.rep("x", 1 << 30)
end

function ways.mailbox()
    process.listen("never"):receive()
end

-- What only variables of functions hold that have called another one, in a coroutine too.
function ways.variables()
    local outer = {}
    for i = 1, 50000 do outer[i] = { i } end
    coroutine.wrap(function()
        local inner = {}
        while true do inner[#inner + 1] = { i } end
    end)()
    return #outer
end

function ways.task()
    coroutine.spawn(function()
        local kept = {}
        while true do
            for i = 1, 1000 do kept[#kept + 1] = { i } end
            time.sleep("1ms")
        end
    end)
    process.listen("never"):receive()
end

-- Everything refers to everything, and much is garbage.
function ways.frugal()
    local text = string.rep("shared ", 100000)
    local kept = {}
    for i = 1, 10000 do kept[i] = { text, kept } end
    for i = 1, 1000000 do kept[i % 10000 + 1] = { text, kept } end
    return #kept
end

return { main = function(way) return ways[way]() end }
