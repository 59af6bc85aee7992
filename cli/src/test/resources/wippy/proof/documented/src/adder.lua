-- Adds up what it is sent under "number" until it is asked for the "sum".
local function main()
    local sum = 0
    local numbers = process.inbox()
    while true do
        local letter = numbers:receive()
        if letter:topic() == "number" then
            local order = letter:payload():data()
            sum = sum + order.value
            order.value = "overwritten by the receiver"
        else
            process.send(letter:from(), "sum", { value = sum })
            return sum
        end
    end
end

return { main = main }
