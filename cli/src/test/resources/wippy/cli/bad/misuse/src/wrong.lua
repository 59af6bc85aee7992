local function say(...)
    local texts = {}
    for i = 1, select("#", ...) do
        texts[i] = tostring((select(i, ...)))
    end
    io.print(table.concat(texts, "  "))
end

local function main()
    local pid = process.spawn_monitored("app:brief", "app:processes")
    process.events():receive()
    say(process.send(pid, "topic", "too late"))
    say(process.send("nobody", "topic"))
    say(process.send(process.pid(), "topic", { callback = print }))
    say(pcall(process.spawn))
    say(process.spawn("app:nothing", "app:processes"))
    say(process.spawn("app:okay", "app:processes"))
    say(process.spawn("app:failing", "app:processes"))
    say(process.spawn("app:ok", "app:nowhere"))
    say(funcs.call("app:failing"))
    say(funcs.call("app:throwing"))
    say(funcs.call("app:endless"))
    say(funcs.call("app:terminal"))
    say(pcall(require, "jsonn"))
    error("enough")
end

return { main = main }
