-- The part of a tree that has its leaves numbered from `first` on; a single one is a leaf itself.

local FAN = 10

local function main(parent, first, leaves)
    if leaves == 1 then
        process.send(parent, "sum", first)
        return
    end
    local below = leaves // FAN
    for i = 0, FAN - 1 do
        process.spawn("app:branch", "app:processes", process.pid(), first + i * below, below)
    end
    local inbox, sum = process.inbox(), 0
    for _ = 1, FAN do sum = sum + inbox:receive():payload():data() end
    process.send(parent, "sum", sum)
end

return { main = main }
