-- After Martin Richards' benchmark: an operating system's kernel in small. Tasks of four kinds pass
-- packets; a scheduler goes through them by priority. Objects with methods, linked lists, few loops.

local IDLE, WORK, DEVICE = 1, 2, 3
local HOLD, WAIT = 1, 2

local Packet = {}
Packet.__index = Packet

local function packet(link, owner, kind)
    return setmetatable({ link = link, owner = owner, kind = kind, datum = 0, data = { 0, 0, 0, 0 } },
        Packet)
end

function Packet:append_to(queue)
    self.link = nil
    if not queue then return self end
    local last = queue
    while last.link do last = last.link end
    last.link = self
    return queue
end

local Scheduler = {}
Scheduler.__index = Scheduler

local Task = {}
Task.__index = Task

function Task.new(class, scheduler, id, priority, queue)
    local task = setmetatable({
        scheduler = scheduler, id = id, priority = priority, queue = queue, link = scheduler.list,
        held = false, waiting = queue == nil, pending = queue ~= nil,
    }, class)
    scheduler.list = task
    scheduler.tasks[id] = task
    return task
end

local function subclass()
    local class = setmetatable({}, { __index = Task })
    class.__index = class
    return class
end

function Task:is_blocked()
    return self.held or (self.waiting and not self.pending)
end

function Task:wait()
    self.waiting = true
    return self
end

function Task:hold()
    self.scheduler.holds = self.scheduler.holds + 1
    self.held = true
    return self.link
end

function Task:release(id)
    local other = self.scheduler.tasks[id]
    other.held = false
    if other.priority > self.priority then return other end
    return self
end

function Task:send(message)
    local other = self.scheduler.tasks[message.owner]
    if not other then return nil end
    self.scheduler.sent = self.scheduler.sent + 1
    message.link = nil
    message.owner = self.id
    return other:receive(message, self)
end

function Task:receive(message, sender)
    if not self.queue then
        self.queue = message
        self.pending = true
        if self.priority > sender.priority then return self end
    else
        self.queue = message:append_to(self.queue)
    end
    return sender
end

function Task:step()
    local message
    if self.waiting and self.pending then
        message = self.queue
        self.queue = message.link
        self.waiting = false
        self.pending = self.queue ~= nil
    end
    return self:run(message)
end

local Idle = subclass()

function Idle:run()
    self.count = self.count - 1
    if self.count == 0 then return self:hold() end
    if self.seed % 2 == 0 then
        self.seed = math.floor(self.seed / 2)
        return self:release(5)
    end
    self.seed = (math.floor(self.seed / 2) * 3 + 53256) % 65536
    return self:release(6)
end

local Worker = subclass()

function Worker:run(message)
    if not message then return self:wait() end
    self.target = self.target == 3 and 4 or 3
    message.owner = self.target
    message.datum = 1
    for i = 1, 4 do
        self.letter = self.letter % 26 + 1
        message.data[i] = self.letter
    end
    return self:send(message)
end

local Handler = subclass()

function Handler:run(message)
    if message then
        if message.kind == WORK then
            self.work = message:append_to(self.work)
        else
            self.devices = message:append_to(self.devices)
        end
    end
    local work = self.work
    if work then
        local at = work.datum
        if at > 4 then
            self.work = work.link
            return self:send(work)
        end
        local device = self.devices
        if device then
            self.devices = device.link
            device.datum = work.data[at]
            work.datum = at + 1
            return self:send(device)
        end
    end
    return self:wait()
end

local Device = subclass()

function Device:run(message)
    if message then
        self.stored = message
        return self:hold()
    end
    local stored = self.stored
    if not stored then return self:wait() end
    self.stored = nil
    return self:send(stored)
end

function Scheduler:run()
    local task = self.list
    while task do
        if task:is_blocked() then
            task = task.link
        else
            task = task:step()
        end
    end
end

function run(size)
    local system = setmetatable({ tasks = {}, holds = 0, sent = 0 }, Scheduler)
    local idle = Task.new(Idle, system, 1, 0, nil)
    idle.waiting, idle.count, idle.seed = false, size, 1
    local worker = Task.new(Worker, system, 2, 1000, packet(packet(nil, 2, WORK), 2, WORK))
    worker.target, worker.letter = 3, 0
    worker.waiting = true
    for id = 3, 4 do
        local queue
        for _ = 1, 3 do queue = packet(queue, id + 2, DEVICE) end
        Task.new(Handler, system, id, 2000 + id, queue).waiting = true
    end
    for id = 5, 6 do Task.new(Device, system, id, 4000 + id, nil) end
    system:run()
    return system.sent * 10 + system.holds % 10
end

n, rounds = 10000, 100
