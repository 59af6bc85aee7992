-- ref
-- 198 locals of one function and 54 of another are the upvalues of a third.
local function names(prefix, count)
    local list = {}
    for i = 1, count do list[i] = prefix .. i end
    return list
end
local function numbers(count, scale)
    local list = {}
    for i = 1, count do list[i] = tostring(i * scale) end
    return table.concat(list, ",")
end
local a, b = names("a", 198), names("b", 54)
for _, scale in ipairs { 1, 0.5 } do
    local text = "local " .. table.concat(a, ",") .. " = " .. numbers(198, scale)
        .. " local function f() local " .. table.concat(b, ",") .. " = " .. numbers(54, scale)
        .. " return function() return " .. table.concat(a, "+") .. "+" .. table.concat(b, "+") .. " end end"
        .. " return f()()"
    print(assert(load(text))())
end
