local funcs = require("funcs")
local io = require("io")
local registry = require("registry")

-- Entries of a type in a fixed order, since find promises none.
local function of_type(type: string): {registry.Entry}
    local found = registry.find({ ["meta.type"] = type })
    table.sort(found, function(a, b) return a.id < b.id end)
    return found
end

local function greet_all(name: string)
    for _, style in ipairs(of_type("style")) do
        local styled = funcs.call(style.id, name)
        for _, greeting in ipairs(of_type("greeting")) do
            local text = greeting.data.text:format(styled)
            io.print(("  %-6s %s"):format(registry.parse_id(style.id).name, text))
        end
    end
end

-- One transaction: all of it or nothing.
local function change()
    local changes = registry.snapshot():changes()
    changes:create({
        id = "greetings:german",
        kind = "registry.entry",
        meta = { type = "greeting" },
        data = { language = "de", text = "Guten Morgen, %s!" },
    })
    changes:delete("greetings:french")
    local loud = registry.get("greetings:loud")
    loud.data.source = "return { apply = function(name) return name:upper() .. '!!' end }"
    changes:update(loud)
    return changes:apply()
end

-- What is wrong is refused, with a reason, and nothing has changed.
local function change_badly()
    local changes = registry.snapshot():changes()
    changes:delete("greetings:english")
    local loud = registry.get("greetings:loud")
    loud.data.source = "return { apply = "
    changes:update(loud)
    return changes:apply()
end

local function main(name: string?): integer
    local whom = name or "Ada"
    local start = registry.current_version()
    io.print("As it is written:")
    greet_all(whom)

    local version, err = change()
    if not version then
        error(err)
    end
    io.print("Changed, now " .. version:string() .. ":")
    greet_all(whom)

    local refused, why = change_badly()
    io.print("A bad change is refused: " .. tostring(refused == nil) .. " (" .. why:kind() .. ")")
    io.print("English is still there: " .. tostring(registry.get("greetings:english") ~= nil))

    registry.apply_version(start)
    io.print("Back at " .. registry.current_version():string() .. ":")
    greet_all(whom)
    return 0
end

return { main = main }
