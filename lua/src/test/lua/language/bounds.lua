-- How large and how deep programs may be: each works, or gives an error that names the limit.
local rep = string.rep

local function try(name, source)
  local main, message = load(source, "=b")
  local ok, value = true, message
  if main then ok, value = pcall(main) end
  value = tostring(value):gsub("0x%x+", "address")
  if #value > 100 then value = value:sub(1, 40) end
  print(name, ok, value)
end

local function lines(n, line)
  local t = {}
  for i = 1, n do t[i] = line:gsub("#", i) end
  return table.concat(t, "\n")
end

try("lines", "local t = {}\n" .. lines(20000, "t[#] = #") .. "\nreturn t[20000]")
try("functions", "local t = {}\n" .. lines(2000, "function t.f#(a, b)\n  local x = a + b * #\n  return x\nend") .. "\nreturn t.f2000(1, 2)")
try("large function", "local function f(x) local s = 0\n" .. lines(6000, "s = s + x * # - s // 3") .. "\nreturn s > 0 end return f(2)")
try("large loop", "local s = 0 for i = 1, 3 do\n" .. lines(6000, "if s < # then s = s + i end") .. "\nend return s")
try("list", "return #{" .. rep("1,", 100000) .. "}")
try("strings", "return ({" .. lines(100000, "'s#',") .. "})[99999]")
try("fields", "return ({" .. lines(30000, "k#='v#',") .. "}).k29999")
try("arguments", "return select('#', " .. rep("1,", 200) .. "5)")

try("200 locals", lines(200, "local a# = #") .. "\nreturn a200")
try("201 locals", lines(201, "local a# = #") .. "\nreturn a200")
local function upvalues(n)
  return lines(199, "local a# = #") .. "\nlocal function g()\n" .. lines(n - 199, "local b# = # + 0.5 b# = b# * 1") .. "\nreturn function() return 0"
    .. lines(199, "+ a#") .. lines(n - 199, "+ b#") .. " end end\nreturn g()()"
end
try("200 upvalues", upvalues(200))
try("255 upvalues", upvalues(255))
try("256 upvalues", upvalues(256))

for _, n in ipairs { 10000, 30000 } do
  print(n)
  try("parentheses", "return " .. rep("(", n) .. "1" .. rep(")", n))
  try("minus", "return " .. rep("- ", n) .. "1")
  try("concatenation", "local a = 'x' return #(" .. rep("a .. ", n) .. "a)")
  try("addition", "local a = 1 return " .. rep("a + ", n) .. "a")
  try("power", "local a = 1 return " .. rep("a ^ ", n) .. "a")
  try("and", "local a = 1 return " .. rep("a and ", n) .. "a")
  try("tables", "return " .. rep("{", n) .. rep("}", n))
  try("do", rep("do ", n) .. rep(" end", n))
  try("while", "local a " .. rep("while a do ", n) .. rep(" end", n))
  try("if", "local a " .. rep("if a then ", n) .. rep(" end", n))
  try("calls", "local function f(a) return a end return " .. rep("f(", n) .. "1" .. rep(")", n))
  try("index", "local t = {} t.t = t return t" .. rep(".t", n))
  try("type", "local x: " .. rep("{", n) .. "number" .. rep("}", n) .. " = nil return 1")
  try("assignment", "local a " .. rep("a, ", n) .. "a = 1 return a")
  try("gotos", lines(n // 10, "goto l# ::l#::") .. "do return 1 end")
  try("brackets", "return [" .. rep("=", n) .. "[x]" .. rep("=", n) .. "]")
  try("numeral", "return 1" .. rep("0", n))
  print(pcall(string.find, "x", rep("(", n)))
  print(#rep("a", n):match("^(.-)$"), (rep("(", n) .. rep(")", n)):find("%b()"))
end

try("name of a function", "local function " .. rep("n", 70000) .. "() return 1 end return " .. rep("n", 70000) .. "()")
try("name of a chunk", "return load('return 1', '@' .. ('n'):rep(70000))()")
