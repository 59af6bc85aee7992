-- ref
-- What load says of mistakes that people make.
local cases = {
"x = ", "x = = 1", "= 1", "local", "local 1", "local x =", "local x = 1 1", "if", "if x", "if x then",
"if x then else", "if x then elseif", "if x the", "while", "while x", "while x do",
"for", "for i", "for i =", "for i = 1", "for i = 1,", "for i = 1, 2", "for i = 1, 2, 3, 4 do end", "for i in",
"for i, in x do end", "for 1 = 1, 2 do end", "for i.x = 1, 2 do end",
"repeat", "repeat until", "function", "function f", "function f(", "function f(a", "function f(a,",
"function f(a,) end", "function f(...,a) end", "function f() ", "function f.1() end", "function f:a.b() end",
"function f:a:b() end",
"local function", "local function f.a() end", "return return", "return 1,", "return 1 2", "break", "do break",
"goto", "goto x", "::x", "::x:: ::x::", "goto 1", "do goto x end local a ::x:: print(a)",
"x", "x.y", "x:y", "x:y = 1", "f() = 1", "(x) = 1", "x, f() = 1, 2", "x, y", "1 = 1", "x + 1", "'a' = 1", "x.1 = 2",
"x[1 = 2", "x[] = 2", "f(", "f(1", "f(1,", "f(1,)", "f 1", "{", "x = {", "x = {1", "x = {1 2}", "x = {a=}",
"x = {[1]}", "x = {[1=2}", "x = {,}",
"x = 'abc", "x = \"abc\ndef\"", "x = 'abc\\", "x = '\\xZZ'", "x = '\\300'", "x = '\\u{110000000}'", "x = '\\u123'",
"x = '\\u{zz}'", "x = '\\u{12'", "x = '\\q'", "x = [[abc", "x = [==[abc]]", "x = [=abc", "--[[ abc", "--[==[ abc ]]",
"x = 3x", "x = 0x", "x = 1e", "x = 1e+", "x = 0x1p", "x = 1..2", "x = 1.2.3", "x = 08a", "x = $", "x = @", "x = !",
"x = a ? b : c", "x != 1", "x += 1", "x++", "x = a && b", "x = a || b", "x = #", "x = -", "x = not", "x = a and",
"x = a or or b", "x = (a", "x = (a))", "x = a)", "end", "x = 1 end", "else", "until x", ")", "]", "}", "then", "in",
"do end end", "and", "nil = 1", "true = 1", "local nil", "local x.y = 1", "local x[1] = 1", "local function 1() end",
"x = function", "x = function(", "x = function()", "x = function() return", "x = function() return 1 2 end",
"x = ...  function f() return ... end", "x = }", "x = a b", "x = 'a' 'b' 'c'", "f'a' = 2", "x = a:b", "x = a:1()",
"x = a.", "x = a.b.", "x = a[", "x = a[1", "x = a.'b'", "return ...; x = 1", "\1", "x = \1", "\255", "x = 'a\0b' 1",
"x = ~", "x = a ~~ b", "x ~= 1", "x == 1", "x = a =< b", "x = a => b", "x = a <> b", "x = a ** b", "# x",
"local x <const> = 1", "local x <close> = 1", "x = 0xg", "x = 1_000", "x = 'a\rb'", "goto continue",
"for i = 1, 2 do goto continue local x ::continue:: print(x) end", "::a:: do ::a:: end",
"do local x goto f end ::g::", "break break", "if x then break end", "function f() break end",
"while 1 do function f() break end end",
"switch x do end", "x = new Foo()", "class Foo", "const x = 1", "var x = 1", "import x", "try x", "throw x",
"x = y z = 1 w", "print 'a' .. 'b'", "print('a' 'b')", "x = (1, 2)", "x = {1;;2}", "x = f{}{}", "a.b:c'd'.e = 1",
"a.b:c 'd' . e", "f\n(1) = 2", "return;;", "return 1;;", "do return end 1", "x = 'é' é", "é = 1",
}
for i, c in ipairs(cases) do
  local f, m = load(c, "=s")
  print(i, (c:gsub("[%c]", "?")), f and "OK" or m)
end
