-- Makes itself known when it is loaded, so that others see that nobody had to call it.
process.registry.register("warm")

return { main = function() return process.registry.lookup("warm") == process.pid() end }
