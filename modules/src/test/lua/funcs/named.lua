local function describe()
    local actor, scope = security.actor(), security.scope()
    return (actor and actor:id() or "nobody") .. (scope and ", " .. #scope:policies() .. " policies" or "")
end

return { describe = describe }
