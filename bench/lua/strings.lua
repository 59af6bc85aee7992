-- Texts: grown by `..`, joined from a table, repeated, cut and read byte by byte.

local byte, sub, rep, concat = string.byte, string.sub, string.rep, table.concat

local function grown(size)
    local text = ""
    for i = 1, size do text = text .. sub("abcdefghijklmnopqrstuvwxyz", i % 26 + 1, i % 26 + 1) end
    return text
end

local function joined(size)
    local parts = {}
    for i = 1, size do parts[i] = "item " .. i .. "; " end
    return concat(parts)
end

local function checksum(text)
    local a, b = 1, 0
    for i = 1, #text do
        a = (a + byte(text, i)) % 65521
        b = (b + a) % 65521
    end
    return b * 65536 + a
end

local function words(text)
    local count, from = 0, 1
    for i = 1, #text do
        if sub(text, i, i) == " " then
            if #sub(text, from, i - 1) > 3 then count = count + 1 end
            from = i + 1
        end
    end
    return count
end

function run(size)
    local sum = 0
    for _ = 1, 10 do sum = sum + checksum(grown(size)) end
    local text = joined(size)
    sum = sum + checksum(text) + words(text)
    local repeated = rep(sub(text, 1, 1000), 100)
    return sum + checksum(repeated)
end

n, rounds = 4000, 120
