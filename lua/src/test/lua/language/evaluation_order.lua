-- ref
-- Operators are applied, and locals read, when PUC Lua does it.
local function p(...) print(...) end
local function g() io.write("g ") return 1 end
local z, k = tonumber("0"), 7
local function known(n) local z = 0 for i = 1, 3 do local q = i local r = (q // z) + g() end end
p(pcall(known))
p(pcall(function(a, b) return (a // b) + g() end, 1, 0))
p(pcall(function(a, b) return (a % b) < g() end, 1, 0))
p(pcall(function(a, b) return (a % b) .. g() end, 1, 0))
p(pcall(function(a, b) return a & b + g() end, 1.5, 0))
p(pcall(function(a, b) return (a & b) + g() end, 1.5, 0))
p(pcall(function(a, b) return (~a) + g() end, 1.5, 0))
p(pcall(function(a, b) return (a << b) * 2 < g() end, {}, 0))
p(pcall(function(a, b) return a.x * 2 < g() end, {}, 0))
p(pcall(function(a, b) return -a.x < g() end, {}, 0))
p(pcall(function(a, b) return -(a.x.y) < g() end, {}, 0))
p(pcall(function(a, b) return a[b] + 1 + a[g()] end, {}, 0))
p(pcall(function(a, b) return a.b.c + 1 + g() end, {}, 0))
p(pcall(function(a, b) return a + g() + {} + g() end, 1, 0))
p(pcall(function(a, b) return #a + g() end, 1, 0))
p(pcall(function(a, b) return (a < b) == g() end, 1, {}))
p(pcall(function(a, b) return {a + b, g()} end, 1, {}))
p(pcall(function(a, b) a.x.y, b = g(), g() end, 1, {}))
p(pcall(function(a, b) a.x[g()] = g() end, 1, {}))
p(pcall(function(a, b) a.x = g() end, 1, {}))
p(pcall(function(a, b) a.x.y = g() end, {}, {}))
p(pcall(function(a, b) return a.x(g()) end, {}, {}))
p(pcall(function(a, b) return a.x:y(g()) end, {}, {}))
p(pcall(function(a, b) return a:y(g()) end, {}, {}))
p(pcall(function(a, b) return undefinedglobal(g()) end, {}, {}))
p(pcall(function(a, b) for i = g(), {}, g() do end end, {}, {}))
p(pcall(function(a, b) for i = a + 1, g() do end end, {}, {}))
p(pcall(function(a, b) return a + 1 and g() end, {}, {}))
p(pcall(function(a, b) return not (a + 1) == g() end, {}, {}))
p(pcall(function(a, b) return (a + 1 == 2) == g() end, {}, {}))
p(pcall(function(a, b) return a ^ 2 + g() end, {}, {}))
p(pcall(function(a, b) return a + (b + g()) end, {}, {}))
p(pcall(function(a, b) return (a // 0) + g() end, 3, {}))
p(pcall(function(a, b) return "x" + g() end, 3, {}))
p(pcall(function(a, b) return -"x" + g() end, 3, {}))
p(pcall(function(a, b) return (1//0) + g() end, 3, {}))
p(pcall(function(a, b) return (1<"2") == g() end, 3, {}))
p(pcall(function(a, b) return (1 .. {}) == g() end, 3, {}))
do
local function mk() local n = 1; local function inc() n = n + 1 return n end; return function() return n + inc() end end
print(mk()())
local function mk() local n = 1.5; local function inc() n = n + 1 return n end; return function() return n + inc(), n < inc(), n * 2 < inc() end end
print(mk()())
local function own() local n = 1.5; local function inc() n = n + 1 return n end; return n + inc(), n < inc(), n * 2 < inc(), inc() + n, -n + inc() end
print(own())
local function own() local n = 1; local function inc() n = n + 1 return n end; return n + inc(), n < inc(), n * 2 < inc(), inc() + n, -n + inc(), n == inc(), n .. inc() end
print(own())
local function own() local t = {1}; local function set() t = {2} return 1 end; return t[set()], t.x, t[1] end
print(own())
local function own() local t = {1}; local function set() t = {2} return 1 end; t[1] = set() return t[1] end
print(own())
local function own() local t = {1}; local i = 1 local function set() i = 2 return 7 end; t[i] = set() return t[1], t[2] end
print(own())
local function own() local t = {1}; local function set() t = {2} return 7 end; t.x = set() return t[1], t.x end
print(own())
local function own() local t, i = {1, 2}, 1; local function set() i = 2 return 1 end; return t[i] + set() end
print(own())
local function own() local t, i = {1, 2}, 1; local function set() i = 2 return 1 end; return (i * 2) + set(), i + 1 < set(), ({i, set()})[1] end
print(pcall(own))
local function own() local i = 1; local function set() i = i + 1 return i end; local a, b = i, set() return a, b end
print(pcall(own))
local function own() local i = 1; local function set() i = i + 1 return i end; return i, set() end
print(pcall(own))
local function own() local i = 1; local function set() i = i + 1 return i end; return (i), set() end
print(pcall(own))
local function own() local i = 1; local function set() i = i + 1 return i end; for j = i, set() do print(j) end return i and set(), i or set() end
print(pcall(own))
local function own() local i = 1; local function set() i = i + 1 return i end; local x, y x, y = i, set() return x, y end
print(pcall(own))
local function own() local i = 1; local function set() i = i + 1 return i end; local x x, i = i, set() return x, i end
print(pcall(own))
local function own() local s = "a"; local function set() s = s .. "b" return s end; return s .. set() .. s, s == set(), s < set() end
print(pcall(own))
local function own() local f = function(x) return "old", x end; local function set() f = print return 1 end; return f(set()) end
print(pcall(own))
local function own() local o = {m = function(self, x) return "old", x end}; local function set() o = {} return 1 end; return o:m(set()) end
print(pcall(own))
end
do
local function main(...)
local function big() return 9007199254740993 end
local x = tonumber("9007199254740992.0")
print(x < big(), x == big(), big() > x, big() == x, x+0 < big(), big() <= x)
local t = {x}
print(t[1] < big(), t[1] == big(), t[1] >= big())
for i = 1, 1 do local n = 9007199254740993 + i - 1; print(x < n, x == n, x >= n, n <= x, t[1] < n, t[1]==n) end
local a = 1
local function f() a = 10; return 1 end
print(a + f()) a = 1 print(a < f()) a = 1 print(a == f()) a = 1 print(a .. f())
a=1 print((a+1) + f())
a=1 print(-a + f())
a=1 print(({a, f()})[1])
local log = {}
local M = setmetatable({}, {__add=function() log[#log+1]="add" return 1 end, __unm=function() log[#log+1]="unm" return 1 end,
 __concat=function() log[#log+1]="concat" return 1 end, __len=function() log[#log+1]="len" return 1 end, __lt=function() log[#log+1]='lt' return true end, __index=function(t,k) log[#log+1]='i'..k return 1 end, __eq=function() log[#log+1]='eq' return true end})
local function g() log[#log+1]="g" return 1 end
local function show() print(table.concat(log, " ")) log = {} end
local _ = (M+1)+g() show()
_ = -M < g() show()
_ = -M == g() show()
_ = (M+1) * (M..M) show()
_ = (M+1) + #M show()
_ = g() + (M+1) * g() show()
_ = ((M+1)+(M+2)) + g() show()
_ = (M+1)+M.x show()
_ = M.x+(M+1)+M.y show()
_ = M.x .. g() .. (M+1) show()
_ = (M<1) == g() show()
_ = (M < M) == (M .. M) show()
_ = {M+1, g(), [g()]=M+1, x=M.z} show()
M[g()] = M.b show()
local p, q = M+1, g() show()
log[1], log[2] = M+1, g() log[1]=nil log[2] = nil show()
end for i=1,2 do main(i) end
end
