-- A node that is in no cluster.
local function failed(value, err)
    io.print(value, err:kind(), err:retryable(), err)
end

local function main()
    io.print(system.node.id(), system.node.role())
    failed(system.node.addr())
    local members = system.cluster.members()
    io.print(#members, members[1].id == system.node.id(), members[1].is_local, members[1].addr)
    io.print(system.cluster.leader() == "", system.cluster.size())
    for _, name in ipairs({ "is_leader", "is_member", "role", "term", "commit_index", "stats" }) do
        failed(system.raft[name]())
    end
    failed(system.lock.acquire("orders"))
    failed(system.lock.release("orders"))
    io.print(pcall(system.lock.acquire))
end

return { main = main }
