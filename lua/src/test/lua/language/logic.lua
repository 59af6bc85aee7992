-- ref
-- and/or
local function tf(a, b) return a and b, a or b, not a, (a and b) or "else", a and b and 1 or 2 end
print(tf(nil, 1)) print(tf(false, 1)) print(tf(1, nil)) print(tf(1, 2))
print(1 and 2.5 or 3, nil or 1 + 2, false or nil, (1 < 2) and "y" or "n", 1 > 2 and 1 or 2.5)
local yes = 1 < 2 print(yes, not yes, yes == true, yes ~= true, yes == false)
local r = 3 > 2 and 1 or 2 print(r + 1)
