-- After Freeman-Benson and Maloney's DeltaBlue: an incremental solver of one-way constraints with
-- strengths, on a chain of equal variables and on a projection. Polymorphic methods, small lists.

local REQUIRED, PREFERRED, DEFAULT, WEAKEST = 0, 2, 4, 6

local function class(parent)
    local made = setmetatable({}, { __index = parent })
    made.__index = made
    return made
end

local Variable = class()

local function variable(value)
    return setmetatable({
        value = value, constraints = {}, determined_by = nil, mark = 0, strength = WEAKEST,
        stays = true,
    }, Variable)
end

function Variable:add(constraint)
    self.constraints[#self.constraints + 1] = constraint
end

function Variable:remove(constraint)
    local list = self.constraints
    for i = 1, #list do
        if list[i] == constraint then
            table.remove(list, i)
            break
        end
    end
    if self.determined_by == constraint then self.determined_by = nil end
end

local Constraint = class()

function Constraint:satisfy(planner, mark)
    self:choose(mark)
    if not self:is_satisfied() then
        if self.strength == REQUIRED then error("cannot satisfy what is required") end
        return nil
    end
    self:mark_inputs(mark)
    local out = self:output()
    local overridden = out.determined_by
    if overridden then overridden:unsatisfy() end
    out.determined_by = self
    if not planner:propagate(self, mark) then error("cycle") end
    out.mark = mark
    return overridden
end

function Constraint:is_input() return false end

local Unary = class(Constraint)

function Unary:enter(planner)
    self.out:add(self)
    self.satisfied = false
    planner:add(self)
end

function Unary:leave() self.out:remove(self) end

function Unary:choose(mark)
    self.satisfied = self.out.mark ~= mark and self.strength < self.out.strength
end

function Unary:is_satisfied() return self.satisfied end

function Unary:unsatisfy() self.satisfied = false end

function Unary:mark_inputs() end

function Unary:inputs_known() return true end

function Unary:output() return self.out end

function Unary:recalculate()
    self.out.strength = self.strength
    self.out.stays = not self:is_input()
    if self.out.stays then self:execute() end
end

local Stay = class(Unary)

function Stay:execute() end

local Edit = class(Unary)

function Edit:is_input() return true end

function Edit:execute() end

local Binary = class(Constraint)

function Binary:each_input(f)
    if self.forward then f(self.first) else f(self.second) end
end

function Binary:enter(planner)
    self.first:add(self)
    self.second:add(self)
    self.forward = nil
    planner:add(self)
end

function Binary:leave()
    self.first:remove(self)
    self.second:remove(self)
    self.forward = nil
end

function Binary:choose(mark)
    local a, b = self.first, self.second
    if a.mark == mark then
        self.forward = nil
        if b.mark ~= mark and self.strength < b.strength then self.forward = true end
    elseif b.mark == mark then
        self.forward = nil
        if self.strength < a.strength then self.forward = false end
    elseif a.strength > b.strength then
        self.forward = nil
        if self.strength < a.strength then self.forward = false end
    else
        self.forward = nil
        if self.strength < b.strength then self.forward = true end
    end
end

function Binary:is_satisfied() return self.forward ~= nil end

function Binary:unsatisfy() self.forward = nil end

function Binary:input()
    if self.forward then return self.first end
    return self.second
end

function Binary:output()
    if self.forward then return self.second end
    return self.first
end

function Binary:mark_inputs(mark) self:input().mark = mark end

function Binary:inputs_known(mark)
    local input = self:input()
    return input.mark == mark or input.stays or input.determined_by == nil
end

function Binary:recalculate()
    local input, out = self:input(), self:output()
    out.strength = math.max(self.strength, input.strength)
    out.stays = input.stays
    if out.stays then self:execute() end
end

local Equal = class(Binary)

function Equal:execute() self:output().value = self:input().value end

local Scale = class(Binary)

function Scale:enter(planner)
    self.scale:add(self)
    self.offset:add(self)
    Binary.enter(self, planner)
end

function Scale:mark_inputs(mark)
    Binary.mark_inputs(self, mark)
    self.scale.mark = mark
    self.offset.mark = mark
end

function Scale:execute()
    if self.forward then
        self.second.value = self.first.value * self.scale.value + self.offset.value
    else
        self.first.value = (self.second.value - self.offset.value) / self.scale.value
    end
end

function Scale:recalculate()
    local input, out = self:input(), self:output()
    out.strength = math.max(self.strength, input.strength)
    out.stays = input.stays and self.scale.stays and self.offset.stays
    if out.stays then self:execute() end
end

local Planner = class()

local function planner() return setmetatable({ mark = 0 }, Planner) end

function Planner:next_mark()
    self.mark = self.mark + 1
    return self.mark
end

function Planner:add(constraint)
    local mark = self:next_mark()
    local overridden = constraint:satisfy(self, mark)
    while overridden do overridden = overridden:satisfy(self, mark) end
end

function Planner:consuming(out, list)
    local determining = out.determined_by
    local constraints = out.constraints
    for i = 1, #constraints do
        local constraint = constraints[i]
        if constraint ~= determining and constraint:is_satisfied() then list[#list + 1] = constraint end
    end
end

function Planner:propagate(constraint, mark)
    local list = { constraint }
    while #list > 0 do
        local next_one = table.remove(list)
        local out = next_one:output()
        if out.mark == mark then return false end
        next_one:recalculate()
        self:consuming(out, list)
    end
    return true
end

function Planner:remove(constraint)
    local out = constraint:output()
    constraint:unsatisfy()
    constraint:leave()
    local unsatisfied = {}
    local list = { out }
    out.determined_by, out.strength, out.stays = nil, WEAKEST, true
    while #list > 0 do
        local at = table.remove(list)
        for i = 1, #at.constraints do
            local other = at.constraints[i]
            if not other:is_satisfied() then unsatisfied[#unsatisfied + 1] = other end
        end
        local following = {}
        self:consuming(at, following)
        for i = 1, #following do
            following[i]:recalculate()
            list[#list + 1] = following[i]:output()
        end
    end
    for strength = REQUIRED, WEAKEST do
        for i = 1, #unsatisfied do
            if unsatisfied[i].strength == strength then self:add(unsatisfied[i]) end
        end
    end
end

function Planner:plan(source)
    local mark = self:next_mark()
    local list, plan = { source }, {}
    while #list > 0 do
        local constraint = table.remove(list)
        local out = constraint:output()
        if out.mark ~= mark and constraint:inputs_known(mark) then
            plan[#plan + 1] = constraint
            out.mark = mark
            self:consuming(out, list)
        end
    end
    return plan
end

local function change(planner, changed, value)
    local edit = setmetatable({ out = changed, strength = PREFERRED }, Edit)
    edit:enter(planner)
    local plan = planner:plan(edit)
    for _ = 1, 10 do
        changed.value = value
        for i = 1, #plan do plan[i]:execute() end
    end
    planner:remove(edit)
end

local function equal(planner, a, b)
    setmetatable({ first = a, second = b, strength = REQUIRED }, Equal):enter(planner)
end

local function stay(planner, out, strength)
    setmetatable({ out = out, strength = strength }, Stay):enter(planner)
end

local function chain(size)
    local solver = planner()
    local variables = { variable(0) }
    for i = 2, size do
        variables[i] = variable(0)
        equal(solver, variables[i - 1], variables[i])
    end
    stay(solver, variables[size], DEFAULT)
    local edit = setmetatable({ out = variables[1], strength = PREFERRED }, Edit)
    edit:enter(solver)
    local plan = solver:plan(edit)
    local sum = 0
    for value = 1, 100 do
        variables[1].value = value
        for i = 1, #plan do plan[i]:execute() end
        if variables[size].value ~= value then error("chain does not hold") end
        sum = sum + variables[size].value
    end
    solver:remove(edit)
    return sum
end

local function projection(size)
    local solver = planner()
    local scale, offset = variable(10), variable(1000)
    local sources, targets = {}, {}
    for i = 1, size do
        sources[i], targets[i] = variable(i), variable(i)
        stay(solver, sources[i], DEFAULT)
        setmetatable({
            first = sources[i], second = targets[i], scale = scale, offset = offset,
            strength = REQUIRED,
        }, Scale):enter(solver)
    end
    change(solver, sources[1], 17)
    if targets[1].value ~= 1170 then error("projection does not hold") end
    change(solver, targets[1], 1050)
    if sources[1].value ~= 5 then error("projection does not hold backward") end
    change(solver, scale, 5)
    change(solver, offset, 2000)
    local sum = 0
    for i = 1, size do sum = sum + targets[i].value end
    return sum
end

function run(size)
    return chain(size) + projection(size)
end

n, rounds = 1000, 100
