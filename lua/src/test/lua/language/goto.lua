-- ref
local io = {write = function(...) print(...) end}
-- goto
do local n = 0 ::top:: n = n + 1 if n < 5 then goto top end print(n) end
do
  local fns = {}
  local i = 1
  ::again::
  local c = i
  fns[i] = function() c = c + 1 return c end
  i = i + 1
  if i <= 3 then goto again end
  print(fns[1](), fns[1](), fns[2](), fns[3]())
end
for i = 1, 3 do for j = 1, 3 do if j == 2 then goto next_i end io.write(i, ":", j, " ") end ::next_i:: end print()
