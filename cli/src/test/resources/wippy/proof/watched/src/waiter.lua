local function wait_for_letter(box)
    local letter = box:receive()
    return letter
end

local function main()
    local letter = wait_for_letter(process.inbox())
    return letter
end

return { main = main }
