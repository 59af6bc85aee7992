-- Uses all the time it gets: main(kind, place) never returns.

local kinds = {}

function kinds.empty_loop()
    while true do end
end

function kinds.numbers()
    local x, i = 0.5, 0
    while true do
        i = i + 1
        x = x * 1.000001 + i % 3
        if x > 1e6 then x = 0.5 end
    end
end

local function tail(n)
    return tail(n + 1)
end

function kinds.tail_call()
    return tail(0)
end

local even, odd
function even(n) return odd(n + 1) end
function odd(n) return even(n + 1) end

function kinds.tail_calls()
    return even(0)
end

function kinds.rep()
    while true do
        local s = string.rep("abc", 1000000)
        if #s ~= 3000000 then error("rep") end
    end
end

function kinds.gsub()
    local s = string.rep("word and number 42, ", 50000)
    while true do
        s:gsub("%a+", string.upper)
    end
end

function kinds.find()
    local s = string.rep("a", 3000)
    while true do
        s:find("a*a*a*b")
    end
end

function kinds.sort()
    while true do
        local list = {}
        for i = 1, 200000 do list[i] = (i * 7919) % 200003 end
        table.sort(list)
    end
end

function kinds.sort_by()
    while true do
        local list = {}
        for i = 1, 50000 do list[i] = (i * 7919) % 50021 end
        table.sort(list, function(a, b) return a > b end)
    end
end

function kinds.tables()
    while true do
        local list = {}
        for i = 1, 1000 do list[i] = { n = i, name = "n" .. i } end
    end
end

local places = {}

function places.plain(work)
    work()
end

function places.pcall(work)
    while true do
        pcall(work)
    end
end

function places.xpcall(work)
    while true do
        xpcall(work, function(e) while true do end end)
    end
end

function places.coroutine(work)
    local thread = coroutine.create(work)
    while true do
        coroutine.resume(thread)
    end
end

function places.nested(work)
    local outer = coroutine.wrap(function()
        local inner = coroutine.wrap(function()
            while true do pcall(work) end
        end)
        while true do pcall(inner) end
    end)
    while true do pcall(outer) end
end

function places.comparator(work)
    while true do
        pcall(table.sort, { 3, 1, 2 }, function(a, b)
            work()
            return a < b
        end)
    end
end

function places.replacement(work)
    while true do
        pcall(string.gsub, "abc", "%a", function()
            work()
            return "x"
        end)
    end
end

function places.metamethod(work)
    local t = setmetatable({}, { __index = function() work() end, __close = work, __gc = work })
    while true do
        pcall(function() return t.x end)
    end
end

function places.iterator(work)
    while true do
        pcall(function()
            for _ in function() work() end do break end
        end)
    end
end

local function main(kind, place)
    probe.busy()
    places[place](kinds[kind])
    error("busy work came to an end")
end

return { main = main }
