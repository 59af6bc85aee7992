-- ref
-- Where PUC Lua gives up before it comes to an error, its limit is reported; programs without errors may be deeper.
local function problem(text)
    return (load(text, "=text") and "" or select(2, load(text, "=text")):match("^text:%d+: (too many %a+ %a+)"))
end

for _, part in ipairs {
    { "local a; a", ",a" }, { "local a; a=", "{" }, { "local a; a=", "(" }, { "local a; ", "a(" }, { "", "do " },
    { "", "while a do " }, { "", "if a then else " }, { "", "function foo () " }, { "local a; a=", "a.." },
    { "local a; a=", "a^" },
} do
    print(problem(part[1] .. part[2]:rep(201)), problem(part[1] .. part[2]:rep(150)))
end

print(problem("\nlocal " .. ("a,"):rep(300) .. "b"))
for _, count in ipairs { 252, 253, 300 } do
    local f, message = load("a = f(x" .. (", x"):rep(count) .. ")")
    print(f ~= nil, message and message:match("too many registers"))
end

-- a loop calls what its list gives, on the line where the list begins
print(select(2, pcall(load("\n\nfor k in\n3\ndo\nend", "=loop"))))
for i in function(_, last) if not last then return debug.getinfo(1, "n").name end end do print(i) end

-- a builtin that calls one of its kind
print(pcall(load("table.sort({ 1, 2, 3 }, table.sort)", "=sort")))
print(pcall(load("getmetatable(io.stdin).__gc()", "=gc")))
