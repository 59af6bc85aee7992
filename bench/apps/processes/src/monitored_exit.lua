-- Starts monitored processes that end at once, and receives the exit of each.

local batches = require("batches")

local function main(operations, count)
    local events = process.events()
    batches.run(tonumber(operations), tonumber(count), function(size)
        for _ = 1, size do process.spawn_monitored("app:empty", "app:processes") end
        for _ = 1, size do events:receive() end
    end)
    return 0
end

return { main = main }
