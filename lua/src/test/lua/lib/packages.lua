-- ref
-- require and package (Lua 5.3 §6.3).
print(package.config)
print(type(package.path), type(package.cpath), type(package.preload), type(package.searchers))
for _, name in ipairs {"_G", "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8"} do
  assert(package.loaded[name] == _G[name] and require(name) == _G[name], name)
end

package.preload.made = function(...) print("loading", ...) return {n = 1} end
local made = require "made"
print(made.n, made == require "made", package.loaded.made == made)
package.preload.silent = function() end
print(require "silent", package.loaded.silent)
package.preload.failing = function() error "not today" end
print(pcall(require, "failing"))
print(package.loaded.failing)

local name = os.tmpname()
local directory, base = name:match "^(.*)/(.*)$"
local function write(text)
  local file = io.open(name, "w")
  file:write(text)
  file:close()
end
package.path = directory .. "/?"
print(package.searchpath(base, package.path) == name)
print(package.searchpath(base:gsub("_", "."), package.path, ".", "/") == nil)
write "local name, file = ... return {name = name, file = file}"
local loaded = require(base)
print(loaded.name == base, loaded.file == name)
package.loaded[base] = nil
write "x = = 1"
local ok, message = pcall(require, base)
print(ok, (message:gsub("^error loading module '[^']*' from file '[^']*':\n\t.*", "error loading")))
os.remove(name)

package.path = "./none/?.lua;./none/?/init.lua"
package.cpath = ""
print(package.searchpath("a.b", package.path))
print(select(2, pcall(require, "a.b")):match "^module 'a%.b' not found:\n\tno field package%.preload%['a%.b'%]")
package.path = nil
print(pcall(require, "c"))
package.path = "./?.lua"

print((package.loadlib("./none.so", "luaopen_none")))
-- Searchers of one's own.
table.insert(package.searchers, 2, function(wanted)
  if wanted == "virtual" then
    return function(...) return table.concat({...}, "+") end, "from nowhere"
  end
  return "\n\tno virtual '" .. wanted .. "'"
end)
print(require "virtual")
print(select(2, pcall(require, "other")):match "no virtual 'other'")
package.searchers = nil
print(pcall(require, "third"))
