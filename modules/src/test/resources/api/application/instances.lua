-- Shows the test a value of each class, under MODULE.CLASS, and each module.
local function main()
    local channel_value = channel.new(1)
    probe.see("channel.Channel", channel_value)
    probe.see("errors.Error", errors.new("text"))
    probe.see("payload.Payload", payload.new(1))
    probe.see("funcs.Executor", funcs.new())
    probe.see("funcs.Future", funcs.async("app:function"))
    probe.see("logger.Logger", logger)
    probe.see("process.SpawnBuilder", process.with_context({}))
    local inbox = process.inbox()
    process.send(process.pid(), "topic", 1)
    probe.see("process.Message", inbox:receive())
    probe.see("registry.Version", registry.current_version())
    probe.see("registry.History", registry.history())
    probe.see("registry.Snapshot", registry.snapshot())
    probe.see("registry.Changes", registry.snapshot():changes())
    probe.see("time.Duration", time.parse_duration("1s"))
    probe.see("time.Location", time.utc)
    probe.see("time.Ticker", time.ticker("1h"))
    probe.see("time.Time", time.now())
    probe.see("time.Timer", time.timer("1h"))
    probe.see("events.Subscription", events.subscribe("system"))
    probe.see("security.Actor", security.new_actor("somebody"))
    probe.see("security.Policy", (security.policy("app:policy")))
    probe.see("security.Scope", security.new_scope())
    for _, name in ipairs({
        "process", "channel", "coroutine", "errors", "funcs", "time", "json", "io", "env", "payload", "os",
        "events", "ctx", "uuid", "base64", "hash", "registry", "system", "security",
    }) do
        probe.see(name .. ".module", require(name))
    end
end

return { main = main }
