-- How values become JSON.
local function show(value)
    local text, err = json.encode(value)
    if text then
        io.print(text)
    else
        io.print(err:kind(), err:retryable(), err)
    end
end

local function main()
    show("hello")
    show(42)
    show(true)
    show(nil)
    show({ 1, 2, 3 })
    show({ "a", { "b", {} } })
    show({ name = "Alice", age = 30, tags = { "x" }, address = { city = "B" } })
    show({})
    local emptied = { x = 1 }
    emptied.x = nil
    show({ list = {}, record = emptied })

    -- Numbers have no exponent, whole floats no fraction.
    show({ 1.0, 2.5, -0.0, 1e15, 1e300 // 1e280, 123456789.125, 0.000001, 1 / 3, math.mininteger })
    show(2.0 ^ 63)
    show({ 1 / 0, -1 / 0, 0 / 0 })
    show({ print, coroutine.create(print), channel.new(), errors.new("text of the error") })
    show(errors.wrap(errors.new("inner"), "outer"))

    -- Keys
    show({ [true] = 1 })
    show({ [0] = "zero" })
    show({ [-1.5] = 1, x = 2 })
    show({ 1, 2, x = 3 })
    show({ x = 3, [1] = 1 })
    show({ 1, nil, 3 })
    show({ [3] = 1 })
    show({ [{}] = 1 })

    -- Strings
    show('quote " back \\ slash / tab \t bell \a nul \0 del \127')
    show("plain <b> & c")
    show("escaped <b> & \"c\"")
    show("Grüße, 世界 😀")
    show("bad \xff\xc0\x80 \xed\xa0\x80 end")
    show("line\xe2\x80\xa8paragraph\xe2\x80\xa9")
    show({ ["a\nb"] = 1 })

    -- Nesting
    local cycle = {}
    cycle.self = { cycle }
    show(cycle)
    local shared = { 1 }
    show({ shared, shared })
    local deep = {}
    for _ = 1, 127 do
        deep = { deep }
    end
    io.print(#json.encode(deep))
    show({ deep })
    -- Metatables count for nothing.
    show(setmetatable({ 1 }, { __index = function() return 2 end, __len = function() return 9 end }))
    local large = {}
    for i = 1, 100000 do
        large[i] = i
    end
    io.print(#json.encode(large))
end

return { main = main }
