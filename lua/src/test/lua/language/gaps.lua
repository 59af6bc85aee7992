-- ref
-- The length of tables with gaps is any border (Lua 5.3 §3.4.7); programs rely on the one that PUC Lua gives.
local function filled(...)
  local t = {}
  for _, key in ipairs {...} do t[key] = key end
  return t
end
local function keys(t)
  local all = {}
  for k in pairs(t) do all[#all + 1] = k end
  table.sort(all)
  return table.concat(all, " ")
end
for _, list in ipairs {{1, 2, 4}, {1, 3}, {1, 2, 3, 5}, {1, 2, 3, 6}, {1, 2, 4, 6}, {1, 2, 3, 4, 5, 8}, {2, 1, 4}, {1, 2, 4, 5, 7, 8}} do
  local t = filled(table.unpack(list))
  print(keys(t), #t, select("#", table.unpack(t)))
end
local t = filled(1, 2, 4)
t[3] = 3
print(#t, table.concat(t, ","))
t = filled(1, 2, 4)
t[4] = nil
print(#t, keys(t))
t[#t + 1] = "next"
print(#t, t[3])
t = filled(1, 2, 3, 4, 5, 8)
t[9] = 9
t[6] = 6
print(keys(t), t[7])
local floats = {}
for i = 1, 5 do floats[i] = i / 2 end
floats[8] = 0.5
print(#floats, floats[5], floats[6], floats[8])
local node = {}
node[1], node[2] = "class", "Name"
node[4] = {"body"}
local name, nothing, body = table.unpack(node, 2)
print(name, nothing, type(body))
local many = {}
for i = 1, 200000 do if i % 4 ~= 3 then many[i] = i end end
local sum = 0
for _, v in pairs(many) do sum = sum + v end
print(sum)
