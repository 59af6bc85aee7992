-- Counts, and goes on with whatever code it is told.
local function renewing(parent, state)
    local poked, inbox = process.listen("poke"), process.inbox()
    process.set_options({ trap_links = true, upgradable = true })
    local begun = state.begun
    state.begun = true
    setmetatable(state, { name = "kept" })
    coroutine.spawn(function()
        poked:receive()
        process.send(parent, "report", "poked" .. (begun and " after the upgrade" or ""))
    end)
    if begun then
        process.send(parent, "report", "again with " .. state.count)
    end
    while true do
        local message = inbox:receive()
        local values = message:payload()
        if message:topic() == "add" then
            state.count = state.count + values:data()
            process.send(parent, "report", state.count)
        elseif type(values) == "table" then
            process.upgrade(values[1]:data(), values[2]:data())
        else
            pcall(coroutine.wrap(function()
                pcall(process.upgrade, values:data(), parent, state)
                process.send(parent, "report", "never said")
            end))
        end
    end
end

local function renewed(parent, state)
    local inbox = process.inbox()
    local options = process.get_options()
    process.send(parent, "report", state.count .. " " .. getmetatable(state).name)
    while true do
        local message = inbox:receive()
        local topic, payload = message:topic(), message:payload()
        if topic == "stop" then
            return payload:data()
        elseif topic == "who" then
            process.send(parent, "report", { process.id(), process.pid(), options.trap_links, options.upgradable })
        else
            local _, err
            if topic == "unsendable" then
                _, err = pcall(process.upgrade, nil, { deep = { inbox } })
            elseif topic == "wrong" then
                _, err = pcall(process.upgrade, {})
            else
                _, err = pcall(process.upgrade, payload:data())
            end
            process.send(parent, "report", type(err) == "string" and err or err:kind() .. ": " .. tostring(err))
        end
    end
end

local function once(list, again)
    if again then
        return #list .. " " .. again
    end
    process.upgrade(nil, list, "again")
end

-- Tells what it runs and which events it has.
local function renewable(parent, wanted, text)
    local inbox = process.inbox()
    process.set_options({ upgradable = wanted })
    process.send(parent, "report", { text, library.name(), process.get_options().upgradable })
    while true do
        local message = inbox:receive()
        if message:topic() == "upgrade" then
            process.upgrade("", parent, wanted, message:payload():data())
        elseif message:topic() == "upgradable" then
            process.set_options({ upgradable = message:payload():data() })
        else
            local seen = {}
            while true do
                local r = channel.select { process.events():case_receive(), default = true }
                if r.default then
                    break
                end
                local event = r.value
                seen[#seen + 1] = event.kind .. " " .. math.type(event.at) .. " " .. table.concat(event.sources, " ")
            end
            process.send(parent, "report", { #seen, table.unpack(seen) })
        end
    end
end

-- Counts messages that come in order, and upgrades itself every few of them.
local function counting(next)
    local numbers, inbox = process.listen("number"), process.inbox()
    while next <= 1000 do
        for _, value in ipairs { (numbers:receive()), inbox:receive():payload():data() } do
            if value ~= next then
                error("expected " .. next .. ", but got " .. value)
            end
        end
        next = next + 1
        if next % 7 == 0 then
            process.upgrade(nil, next)
        end
    end
    return next
end

return {
    counting = counting,
    renewing = renewing,
    renewed = renewed,
    once = once,
    renewable = renewable,
}
