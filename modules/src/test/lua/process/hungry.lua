-- Takes what it can get, or receives one message when it is told to.
local ways = {}

function ways.run()
    while true do
        pcall(function()
            while true do end
        end)
    end
end

function ways.keep()
    local kept = {}
    while true do kept[#kept + 1] = { #kept } end
end

function ways.text()
    local text = "x"
    while true do
        pcall(function() text = text .. text end)
    end
end

-- Keeps little, but makes much.
function ways.replace()
    local kept = {}
    for i = 1, 2000000 do kept[i % 1000] = { "one of " .. i } end
    return #kept
end

local function main(what)
    if ways[what] then return ways[what]() end
    local inbox = process.inbox()
    local topic = process.listen("receive")
    while true do
        process.send(topic:receive(), "received", inbox:receive():payload():data())
    end
end

return { main = main }
