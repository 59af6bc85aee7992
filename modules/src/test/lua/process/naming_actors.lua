local function main()
    local me = process.pid()
    local function spawn(builder)
        builder:spawn("test:actor", "test:processes", me)
        return (process.inbox():receive():payload():data())
    end
    local plain = process.with_context({})
    local acting = plain:with_actor(security.new_actor("user:1"))
    print(spawn(plain))
    print(spawn(acting))
    print(spawn(plain:with_scope(security.new_scope())))
    print(spawn(acting:with_name("named"):with_options({})))
end

return { main = main }
