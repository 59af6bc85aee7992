-- ref
-- metatables
local mt = {}
for _, n in ipairs{"add","sub","mul","div","mod","pow","unm","idiv","band","bor","bxor","shl","shr","bnot","concat","len","eq","lt","le"} do
  mt["__"..n] = function(a, b) return n .. ":" .. type(a) .. ":" .. type(b) end
end
local o, p = setmetatable({}, mt), setmetatable({}, mt)
print(o+1, 1-o, o*2.5, o/o, o%1, 2^o, -o, o//1, o&1, 1|o, o~o, o<<1, 1>>o, ~o, o.."x", "x"..o, o==p, o<p, o<=p, o>p, o>=p, o~=p, 1 .. o .. 2)
local idx = setmetatable({}, {__index = function(t, k) return k end, __newindex = function(t, k, v) rawset(t, k, v and v * 2) end})
print(idx.foo, idx[1], idx[2.5]) idx.a = 5 idx[1] = 7 print(idx.a, idx[1])
local base = {greet = function(self) return "hi " .. self.name end}
base.__index = base
local inst = setmetatable({name = "bob"}, base)
print(inst:greet(), inst.missing)
local callable = setmetatable({}, {__call = function(self, ...) return select('#', ...), ... end})
print(callable(1, 2, 3), (callable()))
print(pcall(callable, 1))
local function tailcallable(n) return callable(n, n) end
print(tailcallable(4))
print(tostring(setmetatable({}, {__tostring = function() return "TS" end})))
for k, v in pairs(setmetatable({}, {__pairs = function(t) return function(_, k) if not k then return 1, 2 end end, t, nil end})) do print(k, v) end
