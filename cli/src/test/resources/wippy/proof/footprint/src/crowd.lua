-- Starts processes that wait for a message for ever, and waits too.
local function main(count)
    for _ = 1, tonumber(count) do
        assert(process.spawn("app:idle", "app:processes"))
    end
    process.inbox():receive()
end

return { main = main }
