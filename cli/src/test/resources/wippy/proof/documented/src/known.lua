-- What there is without asking, and what there is for those who list it.
local function main()
    for _, name in ipairs({ "process", "channel", "os", "coroutine" }) do
        io.print(name, type(_G[name]), require(name) == _G[name])
    end
    io.print(type(os.time()), os.time() > 1700000000, type(os.clock()), type(os.date()))
    io.print(require("json") == json, json.encode({ 1, 2, 3 }))
    io.print((pcall(require, "sql")))
    io.print(select(2, pcall(require, "sql")))
    io.print(load, dofile, debug, collectgarbage)
    return 0
end

return { main = main }
