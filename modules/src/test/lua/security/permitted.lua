-- What each function takes: everything that is refused on the way to its success.
local function takes(name, scope)
    local granted, steps = {}, {}
    while true do
        local actor = security.new_actor("user:1", { granted = granted })
        local target = process.spawn("test:target", "test:processes")
        local refusal, err = funcs.new():with_actor(actor):with_scope(scope):call("test:attempt", name, target)
        process.terminate(target)
        if err then
            error(name .. ": " .. tostring(err))
        elseif refusal == "" then
            return table.concat(steps, "; ")
        end
        granted[#granted + 1] = refusal.action
        steps[#steps + 1] = refusal.text
        if #steps > 9 then
            error(name .. " is refused again and again: " .. table.concat(steps, "; "))
        end
    end
end

local function main()
    local scope = security.new_scope({ security.policy("test:granted") })
    for _, name in ipairs(funcs.call("test:attempt")) do
        print(name .. ": " .. takes(name, scope))
    end
end

return { main = main }
