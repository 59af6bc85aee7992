-- ref
-- Finalizers, Lua 5.3 §2.5.1. What must go is made in calls of its own: what a function has
-- computed may stay alive until the function returns.
local function made(f, ...) return f(...) end

do -- order, and the object is whole
  local log = {}
  local mt = { __gc = function(o) log[#log + 1] = o.name .. (o.self == o and "+" or "-") end }
  made(function()
    for i = 1, 5 do
      local o = setmetatable({ name = "o" .. i }, mt)
      o.self = o
      o.again = { o }
    end
  end)
  collectgarbage()
  print(table.concat(log, " "))
  collectgarbage()
  print(#log)
end

do -- marked when the metatable is set with a __gc, once
  local n = 0
  local late = {}
  made(function() setmetatable({}, late) end)
  late.__gc = function() n = n + 1 end
  collectgarbage()
  print("late", n)
  local early = { __gc = true }
  made(function()
    local o = setmetatable({}, early)
    setmetatable(o, early)
    setmetatable(o, nil)
    setmetatable(o, early)
  end)
  early.__gc = late.__gc
  collectgarbage()
  print("early", n)
  made(function() setmetatable(setmetatable({}, early), nil) end)
  made(function() setmetatable({}, { __gc = 5 }) end)
  collectgarbage()
  print("lost", n)
end

do -- resurrection
  local saved, n = nil, 0
  local mt = {}
  mt.__gc = function(o) n = n + 1 saved = o end
  made(function() setmetatable({ "content" }, mt) end)
  collectgarbage()
  print("back", saved[1], n)
  saved = nil
  collectgarbage()
  print("only once", n)
  mt.__gc = function(o) n = n + 1 setmetatable(o, mt) end
  made(function() setmetatable({}, mt) end)
  collectgarbage()
  print(n)
  collectgarbage()
  print(n)
  mt.__gc = nil
  collectgarbage()
end

do -- weak tables: values go before, keys after
  local keys, values = setmetatable({}, { __mode = "k" }), setmetatable({}, { __mode = "v" })
  local seen
  made(function()
    local o = setmetatable({}, { __gc = function(o) seen = tostring(keys[o]) .. tostring(values[1]) end })
    keys[o], values[1] = "data", o
  end)
  collectgarbage()
  print(seen)
  collectgarbage()
  print(next(keys), next(values))
end

do -- errors
  local n = 0
  local bad = { __gc = function(o) n = n + 1 error(o.e, 0) end }
  made(function() setmetatable({ e = "oh" }, bad) end)
  print(pcall(collectgarbage))
  made(function() setmetatable({ e = {} }, bad) end)
  print(pcall(collectgarbage))
  made(function() for i = 1, 3 do setmetatable({ e = i .. "" }, bad) end end)
  print(pcall(collectgarbage))
  print(pcall(collectgarbage))
  print(pcall(collectgarbage))
  print(pcall(collectgarbage), n)
end

do -- inside a coroutine, and with one
  local log = {}
  made(function()
    setmetatable({}, { __gc = function()
      log[1] = coroutine.isyieldable()
      log[2] = select(2, pcall(coroutine.yield))
      log[3] = coroutine.wrap(function() coroutine.yield("inner") end)()
    end })
  end)
  print(coroutine.wrap(function() collectgarbage() coroutine.yield("outer") end)())
  print(log[1], log[2], log[3])
  local n = 0
  made(function()
    local co
    co = coroutine.create(function(o) o[1] = co coroutine.yield() end)
    coroutine.resume(co, setmetatable({}, { __gc = function() n = n + 1 end }))
  end)
  collectgarbage()
  collectgarbage()
  print("coroutine", n)
end

do -- options
  print(collectgarbage("isrunning"), collectgarbage("stop"), collectgarbage("isrunning"))
  local n = 0
  made(function() setmetatable({}, { __gc = function() n = n + 1 end }) end)
  collectgarbage()
  print(n, collectgarbage("restart"), collectgarbage("isrunning"))
  print(collectgarbage("setpause", 150), collectgarbage("setpause", 200))
  print(collectgarbage("setstepmul", 1), collectgarbage("setstepmul", 200), collectgarbage("setstepmul", 200))
  print(collectgarbage("collect"), math.type(collectgarbage("count")), collectgarbage("step", 1 << 30))
  for _, option in ipairs { "generational", "incremental", "nonsense" } do print(pcall(collectgarbage, option)) end
  print(pcall(collectgarbage, "step", "x"))
  local steps = 0
  repeat steps = steps + 1 until collectgarbage("step")
  print(steps > 1)
end

do -- without being asked
  local done
  made(function() setmetatable({}, { __gc = function() done = true end }) end)
  local keep
  repeat keep = { {}, tostring(keep) } until done
  print("unasked", done)
end

-- at the end of the state, in reverse order
local mt = { __gc = function(o)
  print("closing", o.name)
  if o.name == 2 then setmetatable({ name = "never" }, getmetatable(o)) end
end }
kept = {}
for i = 1, 3 do kept[i] = setmetatable({ name = i }, mt) end
