-- A desk: works on one ticket after the other, each for the same time. A ticket that makes it crash
-- takes its queue with it; the tickets watch their desk and come back.
local time = require("time")

type Job = { id: integer, text: string, attempt: integer, owner: string }

local function main(name: string, effort: string)
    process.registry.register("desk." .. name)
    local inbox = process.inbox()
    local signals = process.events()
    local work = time.timer("1h")
    local jobs: {Job} = {} -- the first is in work

    local function begin()
        local job = jobs[1]
        if job then
            if job.text:find("coffee", 1, true) and job.attempt == 1 then
                error("coffee on the keyboard of " .. name)
            end
            work:reset(effort)
        else
            work:stop()
        end
    end

    local function withdraw(id: integer)
        for i, job in ipairs(jobs) do
            if job.id == id then
                table.remove(jobs, i)
                if i == 1 then
                    begin()
                end
                return
            end
        end
    end

    while true do
        local result = channel.select {
            inbox:case_receive(),
            signals:case_receive(),
            work:channel():case_receive(),
        }
        if result.channel == inbox then
            local message = result.value
            local data = message:payload():data()
            if message:topic() == "work" then
                data.owner = message:from()
                jobs[#jobs + 1] = data
                if #jobs == 1 then
                    begin()
                end
            elseif message:topic() == "withdraw" then
                withdraw(data.id)
            end
        elseif result.channel == signals then
            if result.value.kind == process.event.CANCEL then
                return
            end
        else
            local job = table.remove(jobs, 1)
            process.send(job.owner, "solved", { answer = "done by " .. name })
            begin()
        end
    end
end

return { main = main }
