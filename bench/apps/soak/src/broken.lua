-- Fails at once, and with it who is linked to it.

local function main()
    error("on purpose")
end

return { main = main }
