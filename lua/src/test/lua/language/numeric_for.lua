-- ref
local io = {write = function(...) print(...) end}
-- numeric for edge cases
for i = math.mininteger, math.mininteger + 1 do io.write(i, " ") end print()
for i = 1, 0 do print("never") end
for i = 3, 1 do print("never") end
for i = 1, math.huge do if i > 3 then break end io.write(i, " ") end print()
for i = 1, 3.9 do io.write(i, " ") end print()
for i = 1, -math.huge do print("never") end
for i = -1, -3.5, -1 do io.write(i, " ") end print()
for i = 1, 2, 0.25 do io.write(i, " ") end print()
local function range(a, b, c) for i = a, b, c do io.write(i, " ") end print() end
range(1, 3, 1) range(1.0, 3, 1) range(3, 1, -1) range(1, 2, 0.5) range(10, 1, 1)
print(pcall(range, 1, {}, 1)) print(pcall(range, {}, 1, 1)) print(pcall(range, 1, 1, {}))
print(pcall(function() for i = 1, "x" do end end))
print(pcall(function() for i = "a", 2 do end end))
for i = 1, 3 do local i = i * 2 io.write(i, " ") end print()
for i = 1, 3 do i = i * 2 io.write(i, " ") end print()
for i = 1, 2000 do if i % 500 == 0 then io.write(i, " ") end end print()
for i = 1, 5000, 7 do if i % 700 == 1 then io.write(i, " ") end end print()
local cnt = 0 for i = 0, 3072 do cnt = cnt + 1 end print(cnt)
cnt = 0 for i = 1, 1024 do cnt = cnt + 1 end print(cnt)
cnt = 0 for i = 1, 1025 do cnt = cnt + 1 end print(cnt)
