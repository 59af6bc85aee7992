-- ref
-- Weak tables, Lua 5.3 §2.5.2. What must go is made in calls of its own: what a function has
-- computed may stay alive until the function returns.
local function weak(mode, content) return setmetatable(content or {}, { __mode = mode }) end
local function size(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
local function collect() collectgarbage() collectgarbage() end
local function made(f, ...) return f(...) end

do -- values
  local kept = {}
  local t = made(function()
    return weak("v", { {}, kept, {}, "text", 5, name = {}, field = kept, [{}] = 1, [2.5] = {}, [true] = {} })
  end)
  collect()
  print("values", size(t), t[1], t[2] == kept, t[3], t[4], t[5], t.name, t.field == kept, t[2.5], t[true])
  kept, t[2], t.field = nil, nil, nil
  print(t[2], t.field, t[4])
  t[4] = nil
  print(t[4], next(weak("v")))
  t.again = kept
  made(function() t.again = {} end)
  collect()
  print(t.again, size(t))
end

do -- keys
  local a = {}
  local b = {}
  local t = made(function() return weak("k", { [a] = 1, [b] = {}, [{}] = 2, s = {}, [1] = {} }) end)
  collect()
  print("keys", size(t), t[a], type(t[b]), type(t.s), type(t[1]))
  t[a] = nil
  print(t[a], size(t))
  t[a] = "again"
  collect()
  print(t[a], size(t))
  b = nil
  collect()
  print(size(t))
end

do -- values that lead to their keys
  local t = weak("k")
  local first
  made(function()
    for i = 1, 50 do
      local key = {}
      t[key] = { key, i, t }
      first = first or key
    end
  end)
  collect()
  print("ephemerons", size(t), t[first][2])
  first = nil
  collect()
  print(size(t))
  local chain, head = weak("k"), {}
  made(function(at)
    for i = 1, 100 do
      local following = {}
      chain[at] = { following, i }
      at = following
    end
  end, head)
  collect()
  made(function(walk)
    local n = 0
    while chain[walk] do n, walk = n + 1, chain[walk][1] end
    print("chain", n, size(chain))
  end, head)
  head = nil
  collect()
  print(size(chain))
end

do -- two tables that lead to each other
  local one, two = weak("k"), weak("k")
  do
    local a, b = {}, {}
    one[a], two[b] = b, a
    collect()
    print("mutual", size(one), size(two), one[a] == b)
  end
  collect()
end

do -- both
  local k = {}
  local v = {}
  local t = made(function() return weak("kv", { [k] = v, [{}] = v, [v] = {}, [1] = {}, x = "x" }) end)
  collect()
  print("both", size(t), made(function() return t[k] == v, t[v] end), t[1], t.x)
  v = nil
  collect()
  print(size(t), t[k], t.x)
end

do -- coroutines and functions
  local t = weak("k")
  local co = coroutine.create(function(...) coroutine.yield(...) end)
  local n = 0
  local f = function() n = n + 1 end
  made(function()
    t[co], t[f] = { co }, "f"
    t[coroutine.create(print)] = 1
    t[function() n = n - 1 end] = 2
  end)
  collect()
  made(function() print("others", size(t), t[co][1] == co, t[f]) end)
  co = nil
  collect()
  print(size(t))
  local v = made(function() return weak("v", { f, coroutine.create(print), print }) end)
  collect()
  print(v[1] == f, v[2], v[3] == print)
end

do -- the rest of the language works on weak tables
  local held = {}
  local t = weak("v")
  for i = 1, 20 do held[i] = { i } t[#t + 1] = held[i] end
  print("length", #t, rawlen(t), t[20][1])
  table.insert(t, 1, { 0 })
  local first = t[1]
  print(#t, t[1][1], t[2][1], t[21][1])
  print(table.remove(t, 1) == first, #t, t[1][1], select("#", table.unpack(t)))
  print(table.remove(t)[1], #t)
  table.sort(t, function(a, b) return a[1] > b[1] end)
  print(t[1][1], t[19][1])
  local sum = 0
  for _, v in ipairs(t) do sum = sum + v[1] end
  for k, v in pairs(t) do sum = sum + k end
  for i = 1, #t do sum = sum + t[i][1] end
  print(sum)
  for k in pairs(t) do t[k] = nil end
  print(next(t), #t)
  local strings = weak("kv")
  for i = 1, 100 do strings["k" .. i] = i end
  local n = 0
  for k, v in pairs(strings) do n = n + v collectgarbage("count") end
  print(n, strings.k50, rawget(strings, "k7"), rawequal(strings, strings))
  print(pcall(function() strings[nil] = 1 end))
  print(pcall(next, strings, {}))
end

do -- weakness follows the metatable
  local t = made(function() return { {}, {}, n = {} } end)
  local mt = { __mode = "v" }
  setmetatable(t, mt)
  setmetatable(t, nil)
  made(function() t[3] = {} end)
  collect()
  print("changing", #t, type(t[1]), type(t.n))
  setmetatable(t, { __mode = "k" })
  collect()
  print(#t, type(t[1]))
  setmetatable(t, mt)
  collect()
  print(#t, t[1], t.n, next(t))
  print(next(setmetatable({ {} }, { __mode = "x" })) , next(setmetatable({ 1 }, { __mode = 5 })))
  local inherits = setmetatable({}, { __mode = "k", __index = { field = 7 }, __len = function() return 9 end })
  print(inherits.field, #inherits)
end

do -- a traversal that removes and collects
  local held, t = {}, weak("k")
  for i = 1, 100 do held[i] = {} t[held[i]] = i end
  local n = 0
  for k, v in pairs(t) do
    n = n + 1
    t[k] = nil
    if n % 25 == 0 then collectgarbage() end
  end
  print("traversal", n, next(t))
end

do -- a cache does not grow without end
  local t = weak("k")
  for i = 1, 200000 do t[{}] = { i } end
  collect()
  print("cache", size(t))
end
