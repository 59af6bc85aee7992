local function all_of(scope)
    local ids = {}
    for i, policy in ipairs(scope:policies()) do
        ids[i] = policy:id()
    end
    return table.concat(ids, " ")
end

local function patterns()
    local reading = security.policy("test:reading")
    local actor = security.new_actor("user:1")
    print(reading:id(), actor:id(), next(actor:meta()))
    for _, ask in ipairs({
        { "file.read", "document:1" }, { "get", "document:" }, { "a.b.read", "page:1:2:body" }, { ".read", "document:1" },
        { "read", "document:1" }, { "get.", "document:1" }, { "get", "doc" }, { "get", "page:1:bod" }, { "file.reads", "document:1" },
    }) do
        print(ask[1], ask[2], reading:evaluate(actor, ask[1], ask[2]))
    end
end

local function operators()
    local actor = security.new_actor("user:1")
    local values = { 3, 3.0, 2, 3.5, "3", "a", "aa", "b", true, { "a", "z" }, { a = 1 } }
    for _, name in ipairs({ "eq", "ne", "lt", "gt", "lte", "gte", "in", "nin", "exists", "nexists", "contains", "ncontains", "matches", "nmatches" }) do
        local policy = security.policy("test:op_" .. name)
        local row = {}
        for i = 1, #values + 1 do
            row[i] = policy:evaluate(actor, "x", "y", { value = values[i] }) == "allow" and "+" or "-"
        end
        print(name, table.concat(row))
    end
    local compared = security.policy("test:compared")
    print(compared:evaluate(actor, "compare", "y", { value = 5, other = 5.0 }), compared:evaluate(actor, "compare", "y", {}))
end

local function scopes()
    local reader = security.new_actor("user:1", { clearance = 2 })
    local officer = security.new_actor("user:2", { clearance = 3, tags = { "a" }, nested = { deep = true } })
    print(officer:meta().tags[1], officer:meta().nested.deep)
    local readers = security.named_scope("test:readers")
    print(all_of(readers), "|", all_of(security.named_scope("other:everybody")))
    local secret = { classification = { level = "secret" } }
    print(readers:evaluate(reader, "get", "document:1"), readers:evaluate(reader, "get", "document:1", secret))
    print(readers:evaluate(officer, "get", "document:1", secret), readers:evaluate(officer, "put", "document:1", secret))

    local none = security.new_scope()
    print(#none:policies(), none:evaluate(reader, "get", "document:1"))
    local owner, secrets = security.policy("test:owner"), security.policy("test:no_secrets")
    local some = none:with(owner):with(secrets):with(owner)
    print(all_of(some), some:contains(owner), some:contains("test:owner"), some:contains("test:reading"), #none:policies())
    print(some:evaluate(reader, "write", "document:1", { owner = "user:1" }), some:evaluate(officer, "write", "document:1", { owner = "user:1" }))
    print(all_of(some:without("test:owner")), "|", all_of(some:without(secrets)), "|", all_of(some:without("test:nothing")))
    print(all_of(security.new_scope({ owner, secrets })))
end

local function mistakes()
    local policy, err = security.policy("test:nowhere")
    print(policy, err:kind(), err)
    local scope, missing = security.named_scope("test:nobody")
    print(scope, missing:kind(), missing)
    print(pcall(security.new_actor))
    print(pcall(security.new_actor, "a", 1))
    print(pcall(security.new_actor, "a", { "list" }))
    print(pcall(security.new_actor, "a", { f = print }))
    print(pcall(security.new_scope, { "test:owner" }))
    print(pcall(security.new_scope().with, security.new_scope(), "test:owner"))
    print(pcall(security.policy("test:owner").evaluate, security.policy("test:owner"), "user:1", "a", "b"))
end

-- Who has a policy asks the entry as it is.
local function changes()
    local actor = security.new_actor("user:1")
    local function entry(effect)
        return {
            id = "test:late", kind = "security.policy", meta = {},
            data = { policy = { actions = "go", resources = "*", effect = effect }, groups = { "test:late_ones" } },
        }
    end
    local function apply(step, what)
        local changes = registry.snapshot():changes()
        changes[step](changes, what)
        return assert(changes:apply())
    end
    apply("create", entry("allow"))
    local scope = security.named_scope("test:late_ones")
    print(scope:evaluate(actor, "go", ""))
    apply("update", entry("deny"))
    print(scope:evaluate(actor, "go", ""))
    apply("delete", "test:late")
    print(scope:evaluate(actor, "go", ""), scope:contains("test:late"), security.named_scope("test:late_ones"))
    apply("create", entry("allow"))
    print(scope:evaluate(actor, "go", ""), security.named_scope("test:late_ones"):evaluate(actor, "go", ""))
end

local function main()
    patterns()
    operators()
    scopes()
    mistakes()
    changes()
end

return { main = main }
