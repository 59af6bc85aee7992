-- ref
-- Chunks with hooks that are compiled in parts, constructors among them.
local items = {}
for i = 1, 3000 do
  items[i] = ("{ name%d = %d, f = function(a) return a + %d end, { %d } },\n"):format(i % 7, i, i, i)
end
local list = load("debug.sethook()\nreturn {\n" .. table.concat(items) .. "}")()
print(#list, list[3000].f(1), list[1].name1, list[2999][1][1])
local fields = {}
for i = 1, 3000 do fields[i] = ("f%d = { g = { %d, x = %d } },\n"):format(i, i, i) end
local record = load("debug.sethook()\nlocal r = {\n" .. table.concat(fields) .. "}\nreturn r")()
print(record.f1.g[1], record.f3000.g.x)
