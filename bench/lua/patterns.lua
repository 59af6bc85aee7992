-- Patterns: gmatch, gsub with a table and with a function, find, format.

local LINE = "GET /items/%d?color=%s&size=%d HTTP/1.1\n"
local COLORS = { "red", "green", "blue" }

function run(size)
    local lines = {}
    for i = 1, size do lines[i] = LINE:format(i, COLORS[i % 3 + 1], i % 40) end
    local text = table.concat(lines)
    local sum = 0
    for id, query in text:gmatch("GET /items/(%d+)%?(%S*)") do
        sum = sum + tonumber(id) % 10
        for key, value in query:gmatch("(%w+)=(%w+)") do sum = sum + #key * #value end
    end
    local replaced, count = text:gsub("%a+", { red = "crimson", GET = "POST" })
    local shouted = replaced:gsub("c%w-n", string.upper)
    local position = shouted:find("size=39", 1, true)
    return sum + count + #shouted + position
end

n, rounds = 1000, 850
