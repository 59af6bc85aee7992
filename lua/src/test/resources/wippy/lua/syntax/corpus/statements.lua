local a, b <const> = 1
local function f(x, ...) local n = select('#', ...) return n, ... end
function t.a.b:m(y) self.y = y; return self end
for i = 10, 1, -1 do if i % 2 == 0 then goto continue end print(i) ::continue:: end
for k, v in pairs(t) do t[k], t.x = v, nil end
while not done do repeat local c = f() until c break end
do ; ; end return f(...)
