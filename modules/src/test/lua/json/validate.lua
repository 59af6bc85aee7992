-- Whether values fit schemas.
local function show(fits, err)
    if fits then
        io.print(fits, err)
    else
        io.print(fits, err:kind(), err:retryable(), err)
    end
end

local user = {
    type = "object",
    properties = {
        name = { type = "string", minLength = 1 },
        email = { type = "string", format = "email" },
        age = { type = "integer", minimum = 0, maximum = 150 },
        tags = { type = "array", items = { enum = { "a", "b" } }, uniqueItems = true },
    },
    required = { "name", "email" },
    additionalProperties = false,
}

local function main()
    show(json.validate(user, { name = "Alice", email = "alice@example.com", age = 30, tags = { "a", "b" } }))
    show(json.validate(user, { name = "Grüße", email = "a@b.de", age = 30.0 }))
    show(json.validate(user, { name = "", email = "not-an-email" }))
    show(json.validate(user, { name = "x", email = "a@b.de", age = 151 }))
    show(json.validate(user, { name = "x", email = "a@b.de", age = 1.5 }))
    show(json.validate(user, { name = "x", email = "a@b.de", tags = { "a", "a", "c" } }))
    show(json.validate(user, { email = "a@b.de", other = 1 }))
    show(json.validate(user, 12))
    local _, err = json.validate(user, { name = "", email = "a@b.de", tags = { "é" } })
    for _, one in ipairs(err:details().errors) do
        io.print(one.path, one.message)
    end

    -- Schemas as text; numbers, null, equality.
    show(json.validate('{"type":"number","minimum":0}', 42))
    show(json.validate('{"type":"number","minimum":0}', -0.5))
    show(json.validate('{"const":1}', 1.0))
    show(json.validate('{"type":"null"}', nil))
    show(json.validate("true", { 1 }))
    show(json.validate("false", { 1 }))
    show(json.validate('{"$schema":"http://json-schema.org/draft-07/schema#","type":"string"}', "x"))
    show(json.validate('{"$ref":"#/$defs/n","$defs":{"n":{"multipleOf":0.1}}}', 0.3))
    for _, format in ipairs { "date", "date-time", "ipv4", "ipv6", "uuid", "uri", "hostname", "regex" } do
        io.print(format, (json.validate({ format = format }, "::1")))
    end

    -- What is wrong with schemas.
    show(json.validate({ type = "nothing" }, 1))
    show(json.validate('{"type":', 1))
    show(json.validate("", 1))
    show(json.validate(12, 1))
    show(json.validate(nil, 1))
    show(json.validate({ pattern = "(" }, "x"))
    show(json.validate({ ["$ref"] = "https://example.com/other.json" }, 1))
    show(json.validate({ ["$ref"] = "#" }, 1))

    -- Values that JSON cannot say.
    show(json.validate({ type = "object" }, { 1, x = 2 }))
    local cycle = {}
    cycle[1] = cycle
    show(json.validate({ type = "array" }, cycle))

    -- Texts: null is there, and an empty object is no array.
    show(json.validate_string({ required = { "a" } }, '{"a":null}'))
    show(json.validate_string({ type = "object" }, "{}"))
    show(json.validate_string({ type = "object" }, "[]"))
    show(json.validate_string({ properties = { action = { enum = { "create" } } } }, '{"action":"drop"}'))
    show(json.validate_string({ type = "object" }, "{"))
    show(json.validate_string({ type = "object" }, '{"a":1,"a":2}'))
    show(json.validate_string({ type = "object" }, ""))
    show(json.validate_string({ type = "object" }, {}))
    show(json.validate_string({ type = "array" }, ("["):rep(1000) .. ("]"):rep(1000)))
    show(json.validate_string({ type = "array" }, ("["):rep(1001)))

    -- More schemas than are kept.
    local count = 0
    for i = 1, 70 do
        count = count + (json.validate({ const = i }, i) and 1 or 0)
    end
    io.print(count, (json.validate({ const = 1 }, 1)))
end

return { main = main }
