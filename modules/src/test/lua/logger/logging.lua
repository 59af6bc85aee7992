-- What reaches the log. The test shows its lines among the output.
local function main()
    io.print(type(logger), select("#", logger:info("plain")))
    logger:debug("debug", { a = 1 })
    logger:info("fields", { text = "Grüße", number = 2.0, half = 0.5, flag = false })
    logger:warn("containers", { list = { 1, { 2 } }, map = { x = { y = "z" } }, empty = {} })
    logger:error("error", { error = errors.wrap(errors.new("inner"), "outer") })
    logger:info("others", { f = channel.new() ~= nil, [1] = "one" })
    local child = logger:with({ request = 7 })
    child:info("child", { step = 1 })
    child:with({ request = 8, more = "m" }):warn("grandchild")
    child:named("auth"):named("token"):info("named")
    local cycle = {}
    cycle.self = cycle
    logger:info("cycle", { ok = true })
    io.print(pcall(function() logger:info("deep", cycle) end))
    print("printed", 1, nil, true)
    local none, err = logger:named("")
    io.print(none, err:kind(), err)
    io.print(pcall(function() logger.info("without self") end))
    io.print(pcall(function() logger:info() end))
    io.print(pcall(function() logger:info("x", "fields") end))
    io.print(pcall(function() logger:with() end))
end

return { main = main }
