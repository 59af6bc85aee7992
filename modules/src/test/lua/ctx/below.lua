local function sorted()
    local names = {}
    for name, value in pairs((ctx.all())) do
        names[#names + 1] = name .. "=" .. (type(value) == "table" and "{" .. tostring(value.on) .. "}" or tostring(value))
    end
    table.sort(names)
    return table.concat(names, " ")
end

return {
    main = function()
        local flags = ctx.get("flags")
        if flags then
            flags.on = "changed below"
        end
        return sorted()
    end,
    report = function(parent)
        process.send(parent, "report", sorted())
    end,
}
