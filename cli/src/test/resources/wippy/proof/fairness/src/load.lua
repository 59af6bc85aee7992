-- Starts busy processes of a kind, and sleepers, and waits to be terminated.
local function main(kind, busy, sleepers)
    for i = 1, math.tointeger(sleepers) do
        process.spawn("app:sleeper", "app:processes", i)
    end
    for _ = 1, math.tointeger(busy) do
        process.spawn("app:busy", "app:processes", kind, "plain")
    end
    time.sleep("1h")
end

return { main = main }
