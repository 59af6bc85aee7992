local function told()
    return (process.inbox():receive():payload():data())
end

local function main()
    local me = process.pid()
    local actor = security.new_actor("user:1", { role = "admin" })
    local all = security.new_scope({ security.policy("test:all") })
    print(security.actor(), security.scope(), security.can("any", "thing"))

    print("called", funcs.call("test:who"))
    local named = funcs.new():with_actor(actor)
    print("with an actor", named:call("test:below"))
    print("with a scope", funcs.new():with_scope(all):call("test:who"))
    print("with both", named:with_scope(all):call("test:below"))
    local future = named:with_scope(all):with_context({ a = 1 }):async("test:who")
    print("later", future:response():receive():data())
    print("as before", funcs.call("test:who"))

    local spawner = process.with_context({}):with_actor(actor):with_scope(all)
    spawner:spawn("test:reporter", "test:processes", me)
    print("spawned", told())
    spawner:with_scope(security.new_scope({ security.policy("test:reading"), security.policy("test:all") }))
        :spawn_monitored("test:reporter", "test:processes", me)
    print("spawned", told())
    print("run", spawner:exec("test:reporter", "test:processes", me), told())
    process.spawn("test:reporter", "test:processes", me)
    print("spawned", told())

    print("guarded", funcs.call("test:guarded"))
    print("guarded", named:call("test:guarded"))
    print("unknown", funcs.call("test:unknown"))

    -- What can be sent is what can be given on.
    process.send(me, "identity", { actor = actor, scope = all })
    local identity = told()
    print("sent", funcs.new():with_actor(identity.actor):with_scope(identity.scope):call("test:who"))

    while not process.registry.lookup("reporter") do
        time.sleep("1ms")
    end
    process.send("reporter", "ask", me)
    print("service", told())

    print(pcall(named.with_actor, named, "user:1"))
    print(pcall(spawner.with_scope, spawner, {}))
end

return { main = main }
