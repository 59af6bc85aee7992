-- ref
-- Builtins that call back without a continuation refuse a yield, and say so.
local function inside(f)
    return coroutine.wrap(function() return f() end)()
end

print(inside(function() return pcall(table.sort, { 3, 1, 2 }, coroutine.yield) end))
print(inside(function() return pcall(string.gsub, "a", ".", coroutine.yield) end))
print(inside(function() return load(coroutine.yield) end))
print(inside(function()
    local seen
    string.gsub("a", ".", function() seen = coroutine.isyieldable() end)
    return seen, coroutine.isyieldable()
end))

-- a coroutine of its own may yield there
print(inside(function()
    return (string.gsub("abc", ".", function(c)
        return coroutine.wrap(function() coroutine.yield(c:upper()) end)()
    end))
end))

-- after an error everything is as before
local co = coroutine.wrap(function()
    pcall(table.sort, { 3, 1, 2 }, function() error("stop") end)
    coroutine.yield("yielded")
    return "ended"
end)
print(co(), co())

-- pcall, metamethods and iterators do let a yield through
print(inside(function()
    return select(2, pcall(coroutine.yield, "through pcall"))
end))
local object = setmetatable({}, { __index = function(_, k) return coroutine.yield(k) end })
print(inside(function() return object.field end))
