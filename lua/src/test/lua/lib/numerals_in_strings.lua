-- ref
-- Integers that do not fit are floats, whatever their digits would wrap around to
for _, text in ipairs {
  "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "-92233720368547758080",
  "-92233720368547758081", "-92233720368547758082147483648", "92233720368547758082147483648", "18446744073709551617"
} do
  print(text, tonumber(text), math.type(tonumber(text)))
end
-- Arithmetic on a numeral in a string is that of floats
print("10" + 1, 2 * "3", "7" // 2, 7 % "4", "2" ^ 2, -"2", -"0", "9" - "4", "10" / 2, "0x10" + 0)
print("9007199254740993" + 0, "3" | 0, "3" << 1, ~"0", 10 .. "")
print(pcall(function() return "a" + 1 end))
