-- ref
-- varargs
local function v(...) return ... end
print(v(), (v(1,2,3)), v(1,2,3))
print(#{v(1,2,3), 4}, #{1, v(1,2,3)})
local function va(a, b, ...) return a, b, select('#', ...), ... end
print(va()) print(va(1)) print(va(1,2)) print(va(1,2,3,4,5,6,7,8))
print(select(2, 'a', 'b', 'c'), select(-1, 'a', 'b', 'c'))
print(pcall(select, 0))
local function five(a,b,c,d,e) return e,d,c,b,a end
print(five(1,2,3,4,5)) print(five(1,2,3)) print(five(v(1,2,3,4,5,6)))
print((five(1,2,3,4,5)))
local t = {v(1,nil,3)}
print(#t == 3 or #t == 1)
print(table.unpack({1,2,3}))
print(table.unpack({1,2,nil,4}, 1, 4))
print(math.max(v(3,9,2)), string.format("%d %s", v(1, "x")))
