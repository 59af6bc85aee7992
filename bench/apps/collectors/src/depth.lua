-- Sleeps at the bottom of a recursion, where the whole stack must be put away. Prints the depth.

local io = require("io")
local time = require("time")

local function dive(depth)
    if depth == 0 then
        time.sleep("1ms")
        return 0
    end
    return 1 + dive(depth - 1)
end

local function main(depth)
    io.print("result", dive(tonumber(depth)))
    return 0
end

return { main = main }
