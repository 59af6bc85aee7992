-- JSON in Lua: a value written as a text byte by byte, and read back with patterns.

local byte, sub, find, format = string.byte, string.sub, string.find, string.format
local concat, floor = table.concat, math.floor

local ESCAPES = {
    ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}
local PLAIN = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", n = "\n", r = "\r", t = "\t" }

local write

local function escaped(c)
    return ESCAPES[c] or format("\\u%04x", byte(c))
end

local function write_text(out, text)
    out[#out + 1] = '"' .. text:gsub('[%c"\\]', escaped) .. '"'
end

local function write_table(out, value)
    if #value > 0 then
        for i = 1, #value do
            out[#out + 1] = i == 1 and "[" or ","
            write(out, value[i])
        end
        out[#out + 1] = "]"
        return
    end
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = key end
    table.sort(keys)
    out[#out + 1] = "{"
    for i, key in ipairs(keys) do
        if i > 1 then out[#out + 1] = "," end
        write_text(out, key)
        out[#out + 1] = ":"
        write(out, value[key])
    end
    out[#out + 1] = "}"
end

function write(out, value)
    local kind = type(value)
    if kind == "table" then
        write_table(out, value)
    elseif kind == "string" then
        write_text(out, value)
    elseif kind == "number" then
        out[#out + 1] = floor(value) == value and format("%d", value) or format("%.14g", value)
    else
        out[#out + 1] = tostring(value)
    end
end

local read

local function skip(text, at)
    return find(text, "[^ \n\r\t]", at) or #text + 1
end

local function read_text(text, at)
    local parts, from = {}, at + 1
    while true do
        local stop = find(text, '["\\]', from)
        if not stop then error("text without end at " .. at) end
        parts[#parts + 1] = sub(text, from, stop - 1)
        if byte(text, stop) == 34 then return concat(parts), stop + 1 end
        local c = sub(text, stop + 1, stop + 1)
        if c == "u" then
            parts[#parts + 1] = string.char(tonumber(sub(text, stop + 4, stop + 5), 16))
            from = stop + 6
        else
            parts[#parts + 1] = PLAIN[c]
            from = stop + 2
        end
    end
end

local function read_list(text, at)
    local list = {}
    at = skip(text, at + 1)
    if byte(text, at) == 93 then return list, at + 1 end
    while true do
        list[#list + 1], at = read(text, at)
        at = skip(text, at)
        local c = byte(text, at)
        if c == 93 then return list, at + 1 end
        if c ~= 44 then error("comma expected at " .. at) end
        at = at + 1
    end
end

local function read_object(text, at)
    local object = {}
    at = skip(text, at + 1)
    if byte(text, at) == 125 then return object, at + 1 end
    while true do
        local key
        at = skip(text, at)
        key, at = read_text(text, at)
        at = skip(text, at)
        if byte(text, at) ~= 58 then error("colon expected at " .. at) end
        object[key], at = read(text, at + 1)
        at = skip(text, at)
        local c = byte(text, at)
        if c == 125 then return object, at + 1 end
        if c ~= 44 then error("comma expected at " .. at) end
        at = at + 1
    end
end

local WORDS = { t = true, f = false }

function read(text, at)
    at = skip(text, at)
    local c = sub(text, at, at)
    if c == "{" then return read_object(text, at) end
    if c == "[" then return read_list(text, at) end
    if c == '"' then return read_text(text, at) end
    if WORDS[c] ~= nil then return WORDS[c], at + (WORDS[c] and 4 or 5) end
    local _, stop = find(text, "^-?%d+%.?%d*[eE]?[-+]?%d*", at)
    if not stop then error("value expected at " .. at) end
    return tonumber(sub(text, at, stop)), stop + 1
end

function run(size)
    local items = {}
    for i = 1, size do
        items[i] = {
            id = i, name = "item\t" .. i, price = i / 8, tags = { "a", 'say "b"', "c" .. i },
            sold = i % 2 == 0, place = { x = i * 3, y = -i },
        }
    end
    local out = {}
    write(out, { items = items })
    local text = concat(out)
    local copy = read(text, 1)
    local sum = #text
    for i, item in ipairs(copy.items) do
        sum = sum + item.id + item.price + #item.name + #item.tags[2] + item.place.y
        if item.sold then sum = sum + i end
    end
    return sum
end

n, rounds = 300, 250
