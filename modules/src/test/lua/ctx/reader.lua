-- Reads, calls on with more values, and reads again: what is below changes nothing here.
local function read()
    local below = funcs.new():with_context({ id = "inner", extra = 1 }):call("test:below")
    local flags = ctx.get("flags")
    return {
        id = ctx.get("id"),
        below = below,
        on = flags.on,
        same = flags == ctx.get("flags"),
        extra = ctx.get("extra") == nil,
    }
end

return { read = read }
