-- Starts processes that end at once. The last of a batch is monitored, so that no more than a
-- batch or two are ever on their way.

local batches = require("batches")

local function main(operations, count)
    local events = process.events()
    batches.run(tonumber(operations), tonumber(count), function(size)
        for _ = 2, size do process.spawn("app:empty", "app:processes") end
        process.spawn_monitored("app:empty", "app:processes")
        events:receive()
    end)
    return 0
end

return { main = main }
