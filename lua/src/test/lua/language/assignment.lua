-- ref
-- multiple assignment order
local i, a = 1, {}
i, a[i] = i+1, 20
print(i, a[1], a[2])
local x, y, z = 1
print(x, y, z)
x, y = y, x
print(x, y)
local q = {1,2,3}
q[1], q[2], q[3] = q[3], q[1]
print(q[1], q[2], q[3])
