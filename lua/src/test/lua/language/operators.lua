-- ref
-- arithmetic mixed kinds
local function ar(a, b) return a + b, a - b, a * b, a / b, a % b, a // b end
print(ar(7, 2)) print(ar(7.5, 2)) print(ar(7, 2.0)) print(ar(-7, 2)) print(ar(7, -2)) print(ar(-7.5, 2)) 
local function bits(a, b) return a & b, a | b, a ~ b, a << b, a >> b, ~a end
print(bits(5, 3)) print(bits(5.0, 3)) print(bits("7", 2)) print(bits(-1, 63)) print(bits(1, -1)) print(bits(1, 64))
print(pcall(bits, 1.5, 1)) print(pcall(bits, {}, 1)) print(pcall(bits, "a", 1)) print(pcall(bits, 1, nil))
print(2^53 == 2^53 + 1, 9007199254740993 == 9007199254740992.0, math.maxinteger + 1 == math.mininteger, math.maxinteger + 1.0)
print(1e15, 1e16, 123456789012345678, 0.1, -0.0, 1/0, -1/0, 0/0 ~= 0/0, 3 | 0, 1e100)
print(7 // 0.0, -7 // 0.0, 7 % math.huge, -7 % math.huge, 5.3 % -2)
local function cmp(a, b) return a < b, a <= b, a > b, a >= b, a == b, a ~= b end
print(cmp(1, 2)) print(cmp(1, 1.0)) print(cmp("a", "b")) print(cmp(0/0, 0/0)) print(cmp(1, 1.5)) print(cmp(2^63, math.maxinteger))
print(pcall(cmp, 1, "1")) print(pcall(cmp, {}, {})) print(pcall(cmp, nil, 1))
local nan = 0/0
print(nan == nan, nan ~= nan, not (nan < 1), nan < nan)
local tt = {} tt.x = nan print(tt.x == tt.x)
if nan == nan then print("bad") else print("good") end
