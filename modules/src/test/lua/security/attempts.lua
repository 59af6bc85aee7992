local order, attempts = {}, {}

local function attempt_to(name, attempt)
    order[#order + 1] = name
    attempts[name] = attempt
end

-- Without permissions: what they are tried with.
local id, host = "test:nothing", "test:processes"

local function builder()
    return process.with_context({})
end

for _, name in ipairs({ "spawn", "spawn_monitored", "spawn_linked", "spawn_linked_monitored", "exec" }) do
    attempt_to("process." .. name, function() return process[name](id, host) end)
end
for _, name in ipairs({ "send", "terminate", "cancel", "monitor", "unmonitor", "link", "unlink" }) do
    attempt_to("process." .. name, function(target) return process[name](target, "topic") end)
end
attempt_to("process.with_context", function() return process.with_context({}) end)
attempt_to("process.with_options", function() return process.with_options({}) end)
attempt_to("process.registry.register", function(target) return process.registry.register("name of " .. target, target) end)
attempt_to("process.registry.unregister", function() return process.registry.unregister("no name") end)

-- What a builder is made with takes its own permission first, in each of these.
attempt_to("spawnBuilder:with_context", function() return builder():with_context({}) end)
attempt_to("spawnBuilder:with_options", function() return builder():with_options({}) end)
attempt_to("spawnBuilder:with_actor", function() return builder():with_actor(security.actor()) end)
attempt_to("spawnBuilder:with_scope", function() return builder():with_scope(security.scope()) end)
for _, name in ipairs({ "spawn", "spawn_monitored", "spawn_linked", "spawn_linked_monitored", "exec" }) do
    attempt_to("spawnBuilder:" .. name, function() local b = builder() return b[name](b, id, host) end)
end

attempt_to("funcs.call", function() return funcs.call("test:who") end)
attempt_to("funcs.async", function() return funcs.async("test:who") end)
attempt_to("executor:call", function() return funcs.new():call("test:who") end)
attempt_to("executor:async", function() return funcs.new():async("test:who") end)
attempt_to("executor:with_context", function() return funcs.new():with_context({}) end)
attempt_to("executor:with_actor", function() return funcs.new():with_actor(security.actor()) end)
attempt_to("executor:with_scope", function() return funcs.new():with_scope(security.scope()) end)

attempt_to("security.new_actor", function() return security.new_actor("user:2") end)
attempt_to("security.new_scope", function() return security.new_scope() end)
attempt_to("security.policy", function() return security.policy("test:all") end)
attempt_to("security.named_scope", function() return security.named_scope("test:readers") end)

attempt_to("env.get", function() return env.get("A") end)
attempt_to("env.set", function() return env.set("A", "2") end)
attempt_to("env.get_all", function() return env.get_all().A, { kind = "left out", message = "not allowed: env.get on A for actor" } end)
attempt_to("events.send", function() return events.send("system", "kind", "path") end)
attempt_to("events.subscribe", function() return events.subscribe("system*") end)

local function seen(found)
    for _, entry in ipairs(found) do
        if entry.id == id then
            return true
        end
    end
    return nil, { kind = "left out", message = "not allowed: registry.get on " .. id .. " for actor" }
end

attempt_to("registry.get", function() return registry.get(id) end)
attempt_to("registry.find", function() return seen(registry.find({ [".name"] = "nothing" })) end)
attempt_to("snapshot:entries", function() return seen(registry.snapshot():entries()) end)
attempt_to("snapshot:get", function() return registry.snapshot():get(id) end)
attempt_to("snapshot:find", function() return seen(registry.snapshot():find({ [".name"] = "nothing" })) end)
attempt_to("snapshot:namespace", function() return seen(registry.snapshot():namespace("test")) end)
attempt_to("registry.apply_version", function() return registry.apply_version(registry.current_version()) end)
attempt_to("changes:apply", function()
    local changes = registry.snapshot():changes()
    changes:create({ id = "test:made", kind = "registry.entry", meta = {}, data = {} })
    return changes:apply()
end)

for _, name in ipairs({
    "memory.stats", "memory.allocated", "memory.heap_objects", "memory.get_limit", "gc.collect", "gc.get_percent",
    "runtime.goroutines", "runtime.cpu_count", "process.pid", "process.hostname", "process.cwd", "hosts.list",
    "supervisor.states", "node.id", "node.addr", "node.role", "cluster.members", "cluster.leader", "cluster.size",
    "raft.is_leader", "raft.is_member", "raft.role", "raft.term", "raft.commit_index", "raft.stats",
}) do
    local part, last = name:match("(.*)%.(.*)")
    attempt_to("system." .. name, function() return system[part][last]() end)
end
attempt_to("system.modules", function() return system.modules() end)
attempt_to("system.exit", function() return system.exit(300) end)
attempt_to("system.memory.set_limit", function() return system.memory.set_limit(-1) end)
attempt_to("system.gc.set_percent", function() return system.gc.set_percent(100) end)
attempt_to("system.runtime.max_procs", function()
    local known, err = system.runtime.max_procs()
    if err then
        return nil, err
    end
    return system.runtime.max_procs(known)
end)
attempt_to("system.hosts.processes", function() return system.hosts.processes(host) end)
attempt_to("system.supervisor.state", function() return system.supervisor.state(host) end)
attempt_to("system.lock.acquire", function() return system.lock.acquire("key") end)
attempt_to("system.lock.release", function() return system.lock.release("key") end)

local function text_of(err)
    return type(err) == "table" and err.message or tostring(err)
end

local function kind_of(err)
    return type(err) == "table" and err.kind or err:kind()
end


return {
    nothing = function() end,
    -- Is there while things are done to it.
    target = function() process.inbox():receive() end,
    attempt = function(name, target)
        if not name then
            return order
        end
        local worked, value, err = pcall(attempts[name], target)
        local refusal = worked and value == nil and err or not worked and value
        local action, rest = tostring(refusal and text_of(refusal) or ""):match("^not allowed: (%S+)(.-) for actor")
        if not action then
            return ""
        end
        return {
            action = action,
            text = action .. rest:gsub("{.*}", "a process") .. " (" .. (worked and "" or "raised ") .. kind_of(refusal) .. ")",
        }
    end,
}
