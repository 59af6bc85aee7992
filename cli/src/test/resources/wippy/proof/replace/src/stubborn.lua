-- Holds the name and does not care to be asked to end.
local function main(label)
  assert(process.registry.register("holder"))
  process.send("driver", "said", label .. " begins")
  while true do
    time.sleep("1h")
  end
end

return { main = main }
