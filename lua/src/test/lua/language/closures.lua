-- ref
local io = {write = function(...) print(...) end}
-- nested functions & upvalues
local function counter()
  local n = 0
  local function inc() n = n + 1 return n end
  local function dec() n = n - 1 return n end
  return inc, dec
end
local inc, dec = counter()
print(inc(), inc(), dec())
-- shared upvalues in loops
local fs = {}
for i = 1, 3 do local j = i * 10 fs[#fs+1] = function(d) j = j + d return i, j end end
print(fs[1](1), fs[1](1), fs[2](5)) 
local w = {}
local k = 1
while k <= 3 do local z = k w[k] = function() z = z + 1 return z end k = k + 1 end
print(w[1](), w[1](), w[2](), w[3]())
-- recursion through upvalues
local function f1(n) local function g(m) if m == 0 then return n end return g(m-1) end return g(n) end
print(f1(10))
local isodd
local function iseven(n) if n == 0 then return true end return isodd(n-1) end
function isodd(n) if n == 0 then return false end return iseven(n-1) end
print(iseven(10), isodd(7), iseven(100001))
