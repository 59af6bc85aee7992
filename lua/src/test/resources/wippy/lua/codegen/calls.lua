local function double(n) return n * 2 end
local function last(n) return double(n) end
return last(21)
