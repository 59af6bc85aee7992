-- What the runtime runs on: heap, collector, workers, operating system; modules; the end.
local function failed(value, err)
    io.print(value, err:kind(), err:retryable(), err)
end

local function main()
    local stats = system.memory.stats()
    local names = {}
    for name, value in pairs(stats) do
        assert(math.type(value) == "integer" and value >= 0, name)
        names[#names + 1] = name
    end
    table.sort(names)
    io.print(table.concat(names, " "))
    io.print(stats.alloc > 0, stats.heap_sys >= stats.heap_alloc, stats.heap_idle == stats.heap_sys - stats.heap_alloc,
        stats.sys > stats.heap_sys, stats.heap_in_use == stats.alloc)
    local kept = {}
    for i = 1, 10000 do
        kept[i] = { i }
    end
    io.print(system.memory.stats().total_alloc > stats.total_alloc, system.memory.allocated() > 0)
    failed(system.memory.heap_objects())

    local cycles = system.memory.stats().num_gc
    io.print(system.gc.collect(), system.memory.stats().num_gc > cycles)
    failed(system.gc.get_percent())
    failed(system.gc.set_percent(200))
    io.print(pcall(system.gc.set_percent, "many"))

    local limit = system.memory.get_limit()
    local half = limit // 2
    io.print(system.memory.set_limit(half) == limit, system.memory.get_limit() == half)
    io.print(system.memory.set_limit(-1) == half, system.memory.get_limit() == limit)
    for _, wrong in ipairs({ 0, -2, math.maxinteger }) do
        local none, err = system.memory.set_limit(wrong)
        io.print(none, err:kind(), (tostring(err):gsub("to %d+ bytes", "to N bytes")))
    end
    io.print(pcall(system.memory.set_limit))
    io.print(pcall(system.memory.set_limit, 1.5))

    local tasks = system.runtime.goroutines()
    local done = channel.new()
    coroutine.spawn(function()
        done:receive()
    end)
    io.print(math.type(tasks), tasks >= 2, system.runtime.cpu_count() >= 1)
    done:send(true)
    local workers = system.runtime.max_procs()
    io.print(workers >= 1, system.runtime.max_procs(workers) == workers)
    local none, err = system.runtime.max_procs(workers + 1)
    io.print(none, err:kind(), (tostring(err):gsub("%d+", "N")))
    failed(system.runtime.max_procs(0))
    io.print(pcall(system.runtime.max_procs, "two"))

    io.print(math.type(system.process.pid()), #system.process.hostname() > 0, system.process.cwd():sub(1, 1))

    local found = {}
    for _, module in ipairs(system.modules()) do
        assert(#module.description > 0 and #module.class > 0, module.name)
        found[module.name] = module
    end
    io.print(found.system.description, table.concat(found.system.class, " "))
    io.print(found.json.description, table.concat(found.json.class, " "))

    failed(system.exit(256))
    failed(system.exit(-1))
    io.print(pcall(system.exit, "now"))
    io.print(system.exit(3))
    io.print("still here: an end is only asked for")
end

return { main = main }
