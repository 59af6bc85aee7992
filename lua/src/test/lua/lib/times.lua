-- ref
-- os: time and date in UTC, the environment, programs.

print(os.time { year = 2020, month = 1, day = 2 } - os.time { year = 2020, month = 1, day = 1 }, os.getenv("NO_SUCH_VARIABLE"), os.setlocale(), os.setlocale("xx"), os.difftime(5, 3))
print(pcall(os.time,{year=2020}))
print(pcall(os.time,{year=2020,month="x",day=1}))
print(pcall(os.time,{year=1<<40,month=1,day=1}))
print(pcall(os.date,"%Ez"))
print(pcall(os.date,"%Q"))
print(os.date("!%c",0), os.date("!%x %X %p %A %B %j %U %w %W %y %Y %Z %%",0))
print(os.date("!%a %b %d %D %e %F %g %G %h %H %I %M %n %R %r %S %t %T %u %V %z %C",1e9))
local t = os.date("!*t", 1e9) print(t.year,t.month,t.day,t.hour,t.min,t.sec,t.wday,t.yday,t.isdst)
local t = {year=2020,month=14,day=-3,hour=30} print(t.year ~= os.time(t), t.year,t.month,t.day,t.hour,t.min,t.wday,t.yday)
print(os.remove("/nonexistent")) print(os.rename("/nonexistent","/tmp/x"))
print(os.execute("exit 3")) print(os.execute("true")) print(os.execute())
print(type(os.clock()), type(os.time()))
print(pcall(os.date,"%c",1<<60))
