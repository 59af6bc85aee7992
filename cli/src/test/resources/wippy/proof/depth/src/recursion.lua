-- Recursion without end, of many kinds: what the error is, and how deep it came.

local depth = 0
local kinds, order = {}, {}

local function kind(name, body)
    kinds[name] = body
    order[#order + 1] = name
end

kind("plain", function()
    local function f()
        depth = depth + 1
        return 1 + f()
    end
    return f()
end)

kind("with arguments", function()
    local function f(a, b, c, ...)
        depth = depth + 1
        return 1 + f(b, c, a, ...)
    end
    return f(1, 2.5, "three", nil, nil)
end)

kind("method", function()
    local object = {}
    object.__index = object
    function object:go(n)
        depth = depth + 1
        local r = self:go(n + 1)
        return r
    end
    return setmetatable({}, object):go(1)
end)

kind("two functions", function()
    local even, odd
    function even() depth = depth + 1 local r = odd() return r end
    function odd() depth = depth + 1 local r = even() return r end
    return even()
end)

kind("200 locals", function()
    local f
    function f(x)
        depth = depth + 1
        local v1 = x + 1
        local v2 = x + 2
        local v3 = x + 3
        local v4 = x + 4
        local v5 = x + 5
        local v6 = x + 6
        local v7 = x + 7
        local v8 = x + 8
        local v9 = x + 9
        local v10 = x + 10
        local v11 = x + 11
        local v12 = x + 12
        local v13 = x + 13
        local v14 = x + 14
        local v15 = x + 15
        local v16 = x + 16
        local v17 = x + 17
        local v18 = x + 18
        local v19 = x + 19
        local v20 = x + 20
        local v21 = x + 21
        local v22 = x + 22
        local v23 = x + 23
        local v24 = x + 24
        local v25 = x + 25
        local v26 = x + 26
        local v27 = x + 27
        local v28 = x + 28
        local v29 = x + 29
        local v30 = x + 30
        local v31 = x + 31
        local v32 = x + 32
        local v33 = x + 33
        local v34 = x + 34
        local v35 = x + 35
        local v36 = x + 36
        local v37 = x + 37
        local v38 = x + 38
        local v39 = x + 39
        local v40 = x + 40
        local v41 = x + 41
        local v42 = x + 42
        local v43 = x + 43
        local v44 = x + 44
        local v45 = x + 45
        local v46 = x + 46
        local v47 = x + 47
        local v48 = x + 48
        local v49 = x + 49
        local v50 = x + 50
        local v51 = x + 51
        local v52 = x + 52
        local v53 = x + 53
        local v54 = x + 54
        local v55 = x + 55
        local v56 = x + 56
        local v57 = x + 57
        local v58 = x + 58
        local v59 = x + 59
        local v60 = x + 60
        local v61 = x + 61
        local v62 = x + 62
        local v63 = x + 63
        local v64 = x + 64
        local v65 = x + 65
        local v66 = x + 66
        local v67 = x + 67
        local v68 = x + 68
        local v69 = x + 69
        local v70 = x + 70
        local v71 = x + 71
        local v72 = x + 72
        local v73 = x + 73
        local v74 = x + 74
        local v75 = x + 75
        local v76 = x + 76
        local v77 = x + 77
        local v78 = x + 78
        local v79 = x + 79
        local v80 = x + 80
        local v81 = x + 81
        local v82 = x + 82
        local v83 = x + 83
        local v84 = x + 84
        local v85 = x + 85
        local v86 = x + 86
        local v87 = x + 87
        local v88 = x + 88
        local v89 = x + 89
        local v90 = x + 90
        local v91 = x + 91
        local v92 = x + 92
        local v93 = x + 93
        local v94 = x + 94
        local v95 = x + 95
        local v96 = x + 96
        local v97 = x + 97
        local v98 = x + 98
        local v99 = x + 99
        local v100 = x + 100
        local v101 = x + 101
        local v102 = x + 102
        local v103 = x + 103
        local v104 = x + 104
        local v105 = x + 105
        local v106 = x + 106
        local v107 = x + 107
        local v108 = x + 108
        local v109 = x + 109
        local v110 = x + 110
        local v111 = x + 111
        local v112 = x + 112
        local v113 = x + 113
        local v114 = x + 114
        local v115 = x + 115
        local v116 = x + 116
        local v117 = x + 117
        local v118 = x + 118
        local v119 = x + 119
        local v120 = x + 120
        local v121 = x + 121
        local v122 = x + 122
        local v123 = x + 123
        local v124 = x + 124
        local v125 = x + 125
        local v126 = x + 126
        local v127 = x + 127
        local v128 = x + 128
        local v129 = x + 129
        local v130 = x + 130
        local v131 = x + 131
        local v132 = x + 132
        local v133 = x + 133
        local v134 = x + 134
        local v135 = x + 135
        local v136 = x + 136
        local v137 = x + 137
        local v138 = x + 138
        local v139 = x + 139
        local v140 = x + 140
        local v141 = x + 141
        local v142 = x + 142
        local v143 = x + 143
        local v144 = x + 144
        local v145 = x + 145
        local v146 = x + 146
        local v147 = x + 147
        local v148 = x + 148
        local v149 = x + 149
        local v150 = x + 150
        local v151 = x + 151
        local v152 = x + 152
        local v153 = x + 153
        local v154 = x + 154
        local v155 = x + 155
        local v156 = x + 156
        local v157 = x + 157
        local v158 = x + 158
        local v159 = x + 159
        local v160 = x + 160
        local v161 = x + 161
        local v162 = x + 162
        local v163 = x + 163
        local v164 = x + 164
        local v165 = x + 165
        local v166 = x + 166
        local v167 = x + 167
        local v168 = x + 168
        local v169 = x + 169
        local v170 = x + 170
        local v171 = x + 171
        local v172 = x + 172
        local v173 = x + 173
        local v174 = x + 174
        local v175 = x + 175
        local v176 = x + 176
        local v177 = x + 177
        local v178 = x + 178
        local v179 = x + 179
        local v180 = x + 180
        local v181 = x + 181
        local v182 = x + 182
        local v183 = x + 183
        local v184 = x + 184
        local v185 = x + 185
        local v186 = x + 186
        local v187 = x + 187
        local v188 = x + 188
        local v189 = x + 189
        local v190 = x + 190
        local r = f(v1)
        return r + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9 + v10
            + v11 + v12 + v13 + v14 + v15 + v16 + v17 + v18 + v19 + v20
            + v21 + v22 + v23 + v24 + v25 + v26 + v27 + v28 + v29 + v30
            + v31 + v32 + v33 + v34 + v35 + v36 + v37 + v38 + v39 + v40
            + v41 + v42 + v43 + v44 + v45 + v46 + v47 + v48 + v49 + v50
            + v51 + v52 + v53 + v54 + v55 + v56 + v57 + v58 + v59 + v60
            + v61 + v62 + v63 + v64 + v65 + v66 + v67 + v68 + v69 + v70
            + v71 + v72 + v73 + v74 + v75 + v76 + v77 + v78 + v79 + v80
            + v81 + v82 + v83 + v84 + v85 + v86 + v87 + v88 + v89 + v90
            + v91 + v92 + v93 + v94 + v95 + v96 + v97 + v98 + v99 + v100
            + v101 + v102 + v103 + v104 + v105 + v106 + v107 + v108 + v109 + v110
            + v111 + v112 + v113 + v114 + v115 + v116 + v117 + v118 + v119 + v120
            + v121 + v122 + v123 + v124 + v125 + v126 + v127 + v128 + v129 + v130
            + v131 + v132 + v133 + v134 + v135 + v136 + v137 + v138 + v139 + v140
            + v141 + v142 + v143 + v144 + v145 + v146 + v147 + v148 + v149 + v150
            + v151 + v152 + v153 + v154 + v155 + v156 + v157 + v158 + v159 + v160
            + v161 + v162 + v163 + v164 + v165 + v166 + v167 + v168 + v169 + v170
            + v171 + v172 + v173 + v174 + v175 + v176 + v177 + v178 + v179 + v180
            + v181 + v182 + v183 + v184 + v185 + v186 + v187 + v188 + v189 + v190
           
    end
    return f(1)
end)

kind("pcall", function()
    local function f()
        depth = depth + 1
        local ok, e = pcall(f)
        if not ok then error(e, 0) end
        return ok
    end
    return f()
end)

kind("pcall of pcall", function()
    local function f()
        depth = depth + 1
        local ok, inner, e = pcall(pcall, f)
        if not ok then error(inner, 0) end
        if not inner then error(e, 0) end
        return ok
    end
    return f()
end)

kind("xpcall", function()
    local function f()
        depth = depth + 1
        local ok, e = xpcall(f, function(m) return m end)
        if not ok then error(e, 0) end
        return ok
    end
    return f()
end)

kind("__index", function()
    local t
    t = setmetatable({}, { __index = function(_, k) depth = depth + 1 return t[k + 1] .. "" end })
    return t[1]
end)

kind("__newindex", function()
    local t
    t = setmetatable({}, { __newindex = function(_, k, v) depth = depth + 1 t[k + 1] = v end })
    t[1] = 1
end)

kind("__add", function()
    local t
    t = setmetatable({}, { __add = function(a) depth = depth + 1 local r = a + 1 return r end })
    return t + 1
end)

kind("__concat", function()
    local t
    t = setmetatable({}, { __concat = function(a) depth = depth + 1 local r = a .. "x" return r end })
    return t .. "x"
end)

kind("__eq", function()
    local mt = {}
    mt.__eq = function(a, b) depth = depth + 1 local r = a == b return r end
    return setmetatable({}, mt) == setmetatable({}, mt)
end)

kind("__lt", function()
    local mt = {}
    mt.__lt = function(a, b) depth = depth + 1 local r = a < b return r end
    return setmetatable({}, mt) < setmetatable({}, mt)
end)

kind("__len", function()
    local t
    t = setmetatable({}, { __len = function(a) depth = depth + 1 local r = #a return r end })
    return #t
end)

kind("__call", function()
    local t
    t = setmetatable({}, { __call = function(self) depth = depth + 1 local r = self() return r end })
    return t()
end)

kind("__tostring", function()
    local t
    t = setmetatable({}, { __tostring = function(self) depth = depth + 1 return tostring(self) .. "" end })
    return tostring(t)
end)

kind("__pairs", function()
    local t
    t = setmetatable({}, { __pairs = function(self) depth = depth + 1 for _ in pairs(self) do end end })
    for _ in pairs(t) do end
end)

kind("iterator", function()
    local function f()
        depth = depth + 1
        for _ in f do end
    end
    return f()
end)

kind("comparator", function()
    local function f()
        depth = depth + 1
        table.sort({ 3, 2, 1 }, function(a, b) f() return a < b end)
    end
    return f()
end)

kind("replacement", function()
    local function f()
        depth = depth + 1
        local s = string.gsub("a", "a", f)
        return s
    end
    return f()
end)

kind("metamethod of a table function", function()
    local t
    t = setmetatable({}, { __index = function() depth = depth + 1 return table.unpack(t, 1, 1) .. "" end })
    return table.unpack(t, 1, 1)
end)

kind("comparator of many elements", function()
    local list = {}
    for i = 1, 64 do list[i] = (i * 37) % 64 end
    local function f()
        depth = depth + 1
        table.sort({ table.unpack(list) }, function(a, b)
            if a == 17 then f() end
            return a < b
        end)
    end
    return f()
end)

kind("__lt of sort", function()
    local list, mt = {}, {}
    mt.__lt = function(a, b)
        depth = depth + 1
        table.sort({ table.unpack(list) })
        return a.n < b.n
    end
    for i = 1, 3 do list[i] = setmetatable({ n = -i }, mt) end
    table.sort(list)
end)

kind("replacement by a table", function()
    local t
    t = setmetatable({}, { __index = function() depth = depth + 1 return (string.gsub("a", "a", t)) end })
    return (string.gsub("a", "a", t))
end)

kind("matches", function()
    local function f()
        depth = depth + 1
        for w in string.gmatch("a b", "%a") do f() end
    end
    return f()
end)

kind("format", function()
    local t
    t = setmetatable({}, { __tostring = function(self) depth = depth + 1 return string.format("%s", self) .. "" end })
    return string.format("%s", t)
end)

kind("table.concat", function()
    local t
    t = setmetatable({}, { __index = function() depth = depth + 1 return table.concat(t, "", 1, 1) .. "" end })
    return table.concat(t, "", 1, 1)
end)

kind("table.insert", function()
    local t
    t = setmetatable({}, { __newindex = function(_, k, v) depth = depth + 1 table.insert(t, v) end })
    table.insert(t, 1)
end)

kind("table.remove", function()
    local t
    t = setmetatable({}, { __len = function() depth = depth + 1 table.remove(t) return 1 end })
    table.remove(t)
end)

kind("table.move", function()
    local t
    t = setmetatable({}, { __index = function() depth = depth + 1 table.move(t, 1, 1, 2) end })
    table.move(t, 1, 1, 2)
end)

kind("ipairs", function()
    local t
    t = setmetatable({}, { __index = function() depth = depth + 1 for _ in ipairs(t) do end end })
    for _ in ipairs(t) do end
end)

kind("select", function()
    local function f(...)
        depth = depth + 1
        return select("#", f(...), 1) + 1
    end
    return f(1, 2, 3, 4, 5, 6, 7, 8)
end)

kind("many arguments", function()
    local function f(a, b, c, d, e, g, h, i, j, k)
        depth = depth + 1
        return 1 + f(k, a, b, c, d, e, g, h, i, j)
    end
    return f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
end)

kind("chain of __index", function()
    local t
    t = setmetatable({}, { __index = setmetatable({}, { __index = setmetatable({}, {
        __index = function(_, k) depth = depth + 1 return t[k] .. "" end }) }) })
    return t.x
end)

kind("handler", function()
    local function f()
        depth = depth + 1
        return 1 + f()
    end
    local ok, e = xpcall(f, function(m)
        local function g(n) if n == 0 then return m end local r = g(n - 1) return r end
        return g(100)
    end)
    if not ok then error(e, 0) end
end)

kind("coroutines", function()
    local function f()
        depth = depth + 1
        local ok, e = coroutine.resume(coroutine.create(f))
        if not ok then error(e, 0) end
    end
    return f()
end)

kind("wrapped coroutines", function()
    local function f()
        depth = depth + 1
        coroutine.wrap(f)()
    end
    return f()
end)

kind("inside a coroutine", function()
    local function f()
        depth = depth + 1
        return 1 + f()
    end
    local ok, e = coroutine.resume(coroutine.create(f))
    if not ok then error(e, 0) end
end)

-- The message without its position and without the text of handlers in between.
local function short(e)
    if type(e) ~= "string" then return type(e) end
    return e:match("stack overflow") and (e:match("C stack overflow") or "stack overflow") or e
end

local function measure(name)
    depth = 0
    local ok, e = pcall(kinds[name])
    return (ok and "no error" or short(e)), depth
end

local function work(n)
    if n == 0 then return 0 end
    return 1 + work(n - 1)
end

local function warm()
    for _ = 1, 200 do work(1000) end
end

local function main()
    local first = {}
    for _, name in ipairs(order) do
        local e, d = measure(name)
        first[name] = d
        io.print(name .. ": " .. e .. " at " .. d)
    end
    warm()
    for _, name in ipairs(order) do
        local e, d = measure(name)
        if d ~= first[name] then
            io.print(name .. ", again: " .. e .. " at " .. d .. ", before " .. first[name])
        end
    end
    io.print("goes on: " .. work(100000))
    return 0
end

return { main = main }
