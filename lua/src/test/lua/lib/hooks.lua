-- ref
-- debug.sethook and gethook for lines and counts (Lua 5.3 §6.10).
local function trace(text)
    local lines = {}
    local f = load(text)
    debug.sethook(function(event, line) lines[#lines + 1] = event:sub(1, 1) .. line end, "l")
    f()
    debug.sethook()
    lines[#lines] = nil
    return table.concat(lines, " ")
end

print(trace "a=1\nrepeat\n  a=a+1\nuntil a==3\n")
print(trace "local a\na=1\nwhile a<=3 do\n  a=a+1\nend\n")
print(trace "for i=1,3 do\n  a=i\nend\n")
print(trace "for i=1.5,3 do\n  a=i\nend\n")
print(trace "local n = ...\nfor i=n or 1,3 do\n  a=i\nend\n")
print(trace "for i,v in pairs{'a','b'} do\n  a=tostring(i) .. v\nend\n")
print(trace "for i=1,4 do a=1 end")
print(trace "local x = 1 if x == 2 then\n  a=1\nelseif x == 1 then\n  a=2\nelse\n  a=3\nend\n")
print(trace "do\n  local i = 1\n  ::top::\n  i = i + 1\n  if i < 4 then goto top end\nend\n")
print(trace "local function f(x)\n  return x\nend\nf(1)\n")

-- what a hook sees
debug.sethook(function()
    debug.sethook()
    local info = debug.getinfo(2, "lS")
    print(info.currentline, info.what, debug.gethook())
end, "l")
local after = 1

-- counts
local count = 0
debug.sethook(function() count = count + 1 end, "", 1)
count = 0 for i = 1, 1000 do end debug.sethook()
print(1000 < count and count < 1012)
debug.sethook(function() count = count + 1 end, "", 4)
count = 0 for i = 1, 1000 do end debug.sethook()
print(250 <= count and count < 255)
local hook = function() error("too long", 0) end
print(pcall(function()
    debug.sethook(hook, "", 1000)
    while true do end
end))
print(select(2, debug.gethook()), select(3, debug.gethook()), debug.gethook() == hook)
debug.sethook()
print(debug.gethook() == nil)

-- an endless recursion, a coroutine
print(pcall(function()
    debug.sethook(hook, "", 1000)
    local function f() return f() end
    f()
end))
debug.sethook()
print(coroutine.wrap(function()
    debug.sethook(hook, "", 1000)
    local ok, message = pcall(function() repeat until false end)
    debug.sethook()
    return ok, message
end)())

-- no yield out of a hook, and no hook in a hook
local depth, deepest = 0, 0
debug.sethook(function()
    depth = depth + 1
    if depth > deepest then deepest = depth end
    local x = 1
    depth = depth - 1
end, "l")
local y = 1
debug.sethook()
print(deepest)

-- calls and returns of functions in Lua: builtins make events in PUC Lua only
local events = {}
local function note(event)
    local info = debug.getinfo(2, "nSt")
    if info.what ~= "C" then
        events[#events + 1] = event .. ":" .. tostring(info.name) .. ":" .. tostring(info.istailcall)
    end
end
local function traced(...)
    events = {}
    debug.sethook(note, ...)
end
local function shown()
    debug.sethook()
    print(table.concat(events, " "))
end
local function leaf(x) if x then return x end end
function global_tail(x) return leaf(x) end
function global_call(x) global_tail(x) end
local function outer(x) local f = global_call; return f(x) end
traced("cr") outer(false) shown()
traced("c") outer(true) shown()
traced("r") outer(true) shown()
local function down(n) if n > 0 then return down(n - 1) end return "end" end
traced("cr") down(3) shown()
local function tails() return tostring(1) end
traced("cr") tails() shown()
local object = setmetatable({}, { __index = function(_, k) return k end })
traced("cr") local value = object.x shown()
traced("cr") pcall(function() error("e") end) shown()
debug.sethook(note, "crl", 7)
local _, letters, every = debug.gethook()
debug.sethook()
print(letters, every)

-- hooks of threads
local seen = {}
local thread = coroutine.create(function(x)
    local y = 1
    coroutine.yield(y)
    y = 2
end)
debug.sethook(thread, function(event, line) seen[#seen + 1] = event .. line - 0 end, "l")
print(debug.gethook(), debug.gethook(thread) ~= nil, select(2, debug.gethook(thread)))
coroutine.resume(thread)
print(#seen)
coroutine.resume(thread)
print(#seen, debug.gethook(), debug.gethook(thread) ~= nil)

-- a thread begins without a hook, and changes only its own
debug.sethook(function() end, "l")
local own = coroutine.wrap(function()
    local inherited = debug.gethook() ~= nil
    debug.sethook()
    return inherited, debug.gethook()
end)
print(own())
print(debug.gethook() ~= nil)
debug.sethook()

-- what runs a hook is called hook
debug.sethook(function()
    local info = debug.getinfo(1, "n")
    debug.sethook()
    print(info.namewhat, info.name, (debug.traceback():match("\n\t[^\n]*in hook '%?'") ~= nil))
end, "l")
local last = 1

-- loading makes no event, nor where upvalues may be set from here on
print(trace "local f = function()\n  return 1\nend\nlocal a = 1\n")
load("-- up" .. "value")()
print(trace "local f = function()\n  return 1\nend\nlocal a = 1\n")
