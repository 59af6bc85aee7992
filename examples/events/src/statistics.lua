-- Counts events of every kind. Nobody knows that it exists.
local listener = require("listener")

local function main()
    local counts: {[string]: integer} = {}

    listener.run("statistics", {
        on_event = function(event)
            counts[event.kind] = (counts[event.kind] or 0) + 1
        end,
        report = function() return counts end,
    })
end

return { main = main }
