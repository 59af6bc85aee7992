-- Functions of a chunk without the word in question can be read; setting what is no cell says what to do.
local get, set = debug["get" .. "up" .. "value"], debug["set" .. "up" .. "value"]
local constant, changing, number = { "table" }, 1, 2.5
local function known() return 1 end
local function f()
    changing = changing + 1
    return constant, changing, number, known(), print
end
for i = 1, 6 do
    local name, value = get(f, i)
    print(name, value == constant or value == known or value == _G or value)
end
print(set(f, 1, 41), changing, (select(2, f())))
print(pcall(set, f, 2, {}))
local info = debug.getinfo(f, "uS")
print(info.nups, info.nparams, info.isvararg, info.source, info.short_src)
local load_ = load("return x", "=other", "t", { x = "own" })
print(get(load_, 1) == "_ENV", select(2, get(load_, 1)).x)
