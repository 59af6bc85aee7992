-- Holds a name until it is asked to end, and then a while longer.
local function main(label)
  local ok, err = process.registry.register("holder")
  if not ok then
    process.send("driver", "said", label .. " met another one: " .. tostring(err))
    return nil, err
  end
  while not process.registry.lookup("driver") do
    time.sleep("5ms")
  end
  process.send("driver", "said", label .. " begins")
  local event = process.events():receive()
  time.sleep("50ms")
  process.send("driver", "said", label .. " ends: " .. event.kind)
end

return { main = main }
