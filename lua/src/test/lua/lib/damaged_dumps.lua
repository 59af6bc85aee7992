-- No damage of a dump does more than make load say so.
local dump = string.dump(function(a) return a + 1 end)
for i = 1, #dump - 1 do
    local f, message = load(dump:sub(1, i), "=d")
    assert(f == nil and message:find("truncated precompiled chunk"), message)
end
local refused, accepted = 0, 0
for i = 1, #dump do
    for _, byte in ipairs { 0, 1, 127, 255, (dump:byte(i) + 1) % 256 } do
        local f, message = load(dump:sub(1, i - 1) .. string.char(byte) .. dump:sub(i + 1), "=d")
        if f then
            accepted = accepted + 1
        else
            assert(type(message) == "string")
            refused = refused + 1
        end
    end
end
print(refused > 100, accepted > 0)
print(load(dump:sub(1, 33) .. "\1\4=x.c\0\0\0", "=d"))
print(load("\27Lua\0", "=d"))
print(load("\27", "=d"))
print(load("\27Lua"))
