-- Replaces the service and its host while they run, and prints what the processes say.
local function change(entry)
  local changes = registry.snapshot():changes()
  changes:update(entry)
  assert(changes:apply())
end

local function service(process_id, label)
  local entry = registry.get("app:service")
  entry.data.process = process_id
  entry.data.input = { label }
  change(entry)
end

local function main()
  process.registry.register("driver")
  local said = process.listen("said")
  local function await(text)
    repeat
      local now = said:receive()
      print(now)
    until now == text
  end
  await("first begins")
  service("app:holder", "second")
  await("second begins")
  service("app:stubborn", "third")
  await("third begins")
  service("app:holder", "fourth")
  await("fourth begins")
  local host = registry.get("app:workers")
  host.data.host.workers = 2
  change(host)
  await("fourth begins")
end

return { main = main }
