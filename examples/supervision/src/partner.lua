-- Waits, until it is told to fail.
local function main()
    process.inbox():receive()
    error("told to fail")
end

return { main = main }
