-- ref
-- The io library on temporary files and pipes.

local name = os.tmpname()
local f = assert(io.open(name, "w"))
print(io.type(f), io.type(io.stdout), io.type(3))
print(f:write("line1\n", 2, " ", 3.5, "\n\nlast") == f, f:seek("cur"), f:seek("set", 2), f:seek("end"))
f:close() print(io.type(f), tostring(f)) print(pcall(f.write, f, 1))
for l in io.lines(name) do io.write("[", l, "]") end print()
for l in io.lines(name, "L") do io.write("[", l, "]") end print()
for a, b in io.lines(name, 1, 2) do io.write("[", a, "|", b or "nil", "]") end print()
f = io.open(name) print(f:read("l", "n", "n", "l", "L", "a", "a", "l")) print(f:read("a"), f:read("l"), f:read(0), f:read(5)) f:close()
f = io.open(name, "a+") f:write("more") f:seek("set") print(f:read("a")) f:close()
f = io.open(name, "r+") f:write("LINE") f:seek("cur",0) print(f:read("l")) f:close()
f = io.open(name, "w") f:write("0x1F -12 1e3 .5 0x.8p1 nan 99999999999999999999 1e+ 12abc") f:close()
f = io.open(name) print(f:read("n","n","n","n","n")) print(f:read("n")) f:read(3) print(f:read("n")) print(f:read("n")) print(f:read("n")) print(f:read("a")) f:close()
print(io.open("/nonexistent/x", "w")) print(pcall(io.open, name, "rz")) print(pcall(io.lines, "/nonexistent"))
print(io.input() == io.stdin, io.output() == io.stdout)
io.output(name) io.write("via default") io.close() io.output(io.stdout)
io.input(name) print(io.read("a")) io.close(io.input()) print(pcall(io.read)) io.input(io.stdin)
local p = io.popen("echo hi; exit 3") print(p:read("a")) print(p:close())
print(io.stdout:seek("cur") ~= false, io.stderr:write("") == io.stderr, io.stdout:setvbuf("full"), io.stdout:flush() == io.stdout)
local t = io.tmpfile() t:write("abc") t:seek("set") print(t:read("a")) t:close()
print(tostring(f), pcall(f.read, f))  

print(os.remove(name), (io.open(name)))

-- An exponent belongs to a numeral only after digits.
do
  local f = io.tmpfile()
  f:write("e+;.e1 0xp1 5e2")
  f:seek("set")
  print(f:read("n", "l"))
  f:seek("set")
  print(f:read("n"))
  print(f:read(2))
  f:seek("set", 3)
  print(f:read("n"))
  print(f:read(1))
  f:seek("set", 11)
  print(f:read("n"))
  f:close()
end

-- io.flush
do
  local name = os.tmpname()
  local before = io.output()
  io.output(name)
  io.write("kept")
  print(io.flush())
  local f = io.open(name)
  print(f:read("a"))
  f:close()
  io.output():close()
  print(pcall(io.flush))
  io.output(before)
  os.remove(name)
end
