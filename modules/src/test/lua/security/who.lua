local function describe()
    local actor, scope = security.actor(), security.scope()
    local ids = {}
    for i, policy in ipairs(scope and scope:policies() or {}) do
        ids[i] = policy:id()
    end
    return (actor and actor:id() or "nobody") .. " [" .. (scope and table.concat(ids, " ") or "no scope") .. "]"
end

return {
    describe = describe,
    below = function()
        return describe() .. " > " .. tostring(funcs.call("test:who"))
    end,
    -- For a service: answers whoever asks; for others: sends to whom it is told.
    report = function(to)
        if to ~= "service's boss" then
            process.send(to, "report", describe())
            return describe()
        end
        process.registry.register("reporter")
        local inbox = process.inbox()
        while true do
            local message = inbox:receive()
            process.send(message:payload():data(), "report", describe() .. " " .. tostring(security.can("any", "thing"))
                .. " " .. security.actor():meta().level)
        end
    end,
}
