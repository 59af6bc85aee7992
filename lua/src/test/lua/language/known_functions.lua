-- ref
-- upvalue known function captured
local function outer() local a = 10 local function helper(x) return x + a end return function(y) return helper(y) * 2 end end
print(outer()(5))
local function mutual() local z = 1 local f, g function f(n) if n == 0 then return z end return g(n - 1) end function g(n) return f(n) end return f end
print(mutual()(5))
local function many(...) local a, b, c = ... return a, b, c, (...) end
print(many(1, 2, 3, 4)) print(many())
print((function(a, b, c, d) return d, c, b, a end)(1, 2, 3))
