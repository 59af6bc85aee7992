-- Who a process is, and its options.
local function main()
    io.print(process.id(), process.pid():find("^{test:terminal|0x%x+}$"))
    io.print(process.get_options().trap_links)
    io.print(process.set_options({ trap_links = true }), process.get_options().trap_links)
    local ok, err = process.set_options({ trap_links = false, unknown = 1 })
    io.print(ok, err:kind(), err)
    io.print(process.get_options().trap_links)
    ok, err = process.set_options({ trap_links = "yes" })
    io.print(ok, err:kind(), err)
    io.print(pcall(process.set_options))
    io.print(process.set_options({ upgradable = true }), process.get_options().upgradable)
    io.print(process.set_options({ upgradable = true }), process.set_options({ upgradable = false }), process.get_options().upgradable)
    ok, err = process.set_options({ upgradable = 1 })
    io.print(ok, err:kind(), err)
    io.print(process.event.CANCEL, process.event.EXIT, process.event.LINK_DOWN, process.event.OUTDATED)
    io.print(pcall(function() process.event.EXIT = 1 end))
    io.print(pcall(function() process.spawn = nil end))
end

return { main = main }
