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
-- select with the arguments of the function
local function sel(n, ...) return (select(n, ...)) end
local function sels(n, ...) return select(n, ...) end
local function count(...) return select('#', ...), (select('#', ...)) end
print(sel(1, "a", "b"), sel(2, "a", "b"), sel(3, "a", "b"), sel(-1, "a", "b"), sel("2", "a", "b"), sel(1.0, "a"))
print(sels(1, "a", nil, "c"), (sels(4, "a", nil, "c"))) print(sels(2, "a", nil, "c")) print(sels(-1, "a", "c")) print(sels(9, 1))
print(count(), count(nil), count(1, nil, nil))
print(pcall(sel, 0, 1)) print(pcall(sels, {}, 1)) print(pcall(sel, -3, 1))
do
  local original = select
  select = function(n, ...) return "mine", n, ... end
  print(sel(1, "a"), sels(1, "a")) print(count(1, 2))
  select = nil
  print(pcall(sel, 1, 2))
  select = original
end
