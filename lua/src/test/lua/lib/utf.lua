-- ref
-- The utf8 library.

local function try(f, ...) print(select(2, pcall(f, ...))) end
local text = "aé€𐍈z"
print(#text, utf8.len(text), utf8.char(97, 233, 8364, 66376, 122) == text, utf8.char(), utf8.charpattern == "[\0-\x7F\xC2-\xF4][\x80-\xBF]*")
for p, c in utf8.codes(text) do io.write(p, ":", c, " ") end print() print(utf8.codepoint(text, 1, -1)) print(utf8.codepoint(text), utf8.codepoint(text, 2), utf8.codepoint(text, 5, 4))
for i = -6, 6 do io.write(tostring(utf8.offset(text, i)), " ") end print() print(utf8.offset(text, 0, 3), utf8.offset(text, 0, 5), utf8.offset(text, 2, 2), utf8.offset(text, -1, 4), utf8.offset(text, 1, #text + 1), utf8.offset("", 1), utf8.offset("", 0), utf8.offset("abc", 5))
print(utf8.len("\xff"), utf8.len("ab\x80"), utf8.len(text, 2), utf8.len(text, 3), utf8.len(text, -1), utf8.len("", 1), utf8.len("abc", 4), utf8.len(text, 2, 3), utf8.len("\xed\xa0\x80"), utf8.len("\xc0\x80"), utf8.len("\xf4\x90\x80\x80"))
try(utf8.char, -1) try(utf8.char, 0x110000) try(utf8.codepoint, "abc", 4) try(utf8.codepoint, "\xff") try(utf8.codepoint, "abc", 0) try(utf8.codepoint, "abc", 1, 9) try(utf8.len, "abc", 5) try(utf8.len, "abc", 1, 5) try(utf8.offset, "é", 1, 2) try(utf8.offset, "abc", 1, 9) try(utf8.len) try(utf8.char, "x")
try(function() for _ in utf8.codes("ab\xff") do end end) try(function() for _ in utf8.codes("\x80") do end end) try(function() for _ in utf8.codes("\xe2\x82") do end end)
for c in text:gmatch(utf8.charpattern) do io.write(c, "|") end print() print(utf8.char(0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff):byte(1, -1))
