-- Context values are seen below whoever sets them, and are copies there.
local function main()
    local values = ctx.all()
    io.print(next(values))

    local flags = { on = true }
    local seen = funcs.new():with_context({ id = "outer", flags = flags, [1] = "dropped" }):call("test:reader")
    io.print(seen.id, "|", seen.below, "|", seen.on, seen.same, seen.extra)
    io.print(flags.on, ctx.get("id"))

    local report = process.listen("report")
    process.with_context({ n = 12, half = 0.5, no = false, text = "t" }):spawn("test:spawned", "test:processes", process.pid())
    io.print((report:receive()))

    local value, err = ctx.get("missing")
    io.print(value, err:kind(), err:retryable(), err)
    value, err = ctx.get("")
    io.print(value, err:kind(), err:retryable(), err)
    io.print(pcall(ctx.get))
    io.print(pcall(ctx.get, {}))
    io.print(ctx.get(12))
end

return { main = main }
