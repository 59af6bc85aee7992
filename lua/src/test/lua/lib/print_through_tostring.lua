-- ref
-- print asks the global tostring for every text (Lua 5.3 §6.1).
local real = tostring
tostring = function(v) return "<" .. real(v) .. ">" end
print(1, nil, "x")
tostring = function() return 12 end
print("a number counts as a text", true)
tostring = nil
local ok, message = pcall(print, 1)
tostring = real
print(ok, message)
tostring = function() return {} end
ok, message = pcall(print, 1)
tostring = real
print(ok, message)
