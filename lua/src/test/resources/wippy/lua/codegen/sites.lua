local t = {x = 1}
t.y = t.x
return print
