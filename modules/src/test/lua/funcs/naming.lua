local function main()
    local plain = funcs.new()
    local actor, scope = security.new_actor("user:1"), security.new_scope()
    local acting, scoped = plain:with_actor(actor), plain:with_scope(scope)
    print(plain:call("test:named"))
    print(acting:call("test:named"))
    print(scoped:call("test:named"))
    print(acting:with_context({}):with_options({}):async("test:named"):response():receive():data())
end

return { main = main }
