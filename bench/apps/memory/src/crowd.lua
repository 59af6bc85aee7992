-- Starts idle processes, says "ready", and waits until it is ended from outside.

local io = require("io")

local function main(count)
    for _ = 1, tonumber(count) do
        local pid, err = process.spawn("app:idle", "app:processes")
        if not pid then error(err) end
    end
    io.print("ready")
    io.flush()
    process.inbox():receive()
    return 0
end

return { main = main }
