local function describe(to)
    local actor, scope = security.actor(), security.scope()
    process.send(to, "is", (actor and actor:id() or "nobody") .. (scope and ", " .. #scope:policies() .. " policies" or ""))
end

return { describe = describe }
