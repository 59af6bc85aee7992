-- A set of changes of which one in the middle is refused, by the handler of its kind.
local function main()
  local version = registry.current_version():string()
  local changes = registry.snapshot():changes()
  changes:update({
    id = "app:answer",
    kind = "function.lua",
    data = { source = "return { main = function() return 'new' end }", method = "main" },
  })
  changes:create({ id = "app:more", kind = "process.host", data = { host = { workers = 1 },
    lifecycle = { auto_start = true } } })
  changes:create({ id = "app:library", kind = "library.lua", data = { source = "return {" } })
  changes:delete("app:holder")
  local applied, err = changes:apply()
  print(applied, err:kind(), err:message())
  print(funcs.call("app:answer"))
  print(registry.get("app:more"))
  print(registry.get("app:holder").kind)
  print(registry.current_version():string() == version)
  print(process.spawn("app:holder", "app:more", "x"))
end

return { main = main }
