local function main()
    while true do process.inbox():receive() end
end

return { main = main }
