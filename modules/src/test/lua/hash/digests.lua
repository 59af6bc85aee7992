-- Known digests: RFC 1321, RFC 3174, FIPS 180-4, RFC 2202, RFC 4231, and the FNV reference.
local function show(value, err)
    io.print(value, err and err:kind(), err and err:retryable(), err)
end

local function main()
    for _, name in ipairs { "md5", "sha1", "sha256", "sha512" } do
        io.print(name, hash[name](""))
        io.print(name, hash[name]("abc"))
        local raw = hash[name]("abc", true)
        local hex = raw:gsub(".", function(c) return string.format("%02x", c:byte()) end)
        io.print(#raw, hex == hash[name]("abc"), hash[name]("abc", false) == hex)
        local hmac = hash["hmac_" .. name]
        io.print(hmac("what do ya want for nothing?", "Jefe"))
        io.print(hmac("", ""), #hmac("data", ("k"):rep(200), true))
    end
    io.print(hash.sha256("\0\xff"), hash.md5(12) == hash.md5("12"))
    io.print(hash.sha1(("a"):rep(1000000)))
    io.print(hash.sha1(("a"):rep(3000001)) ~= hash.sha1(("a"):rep(3000000)))
    io.print(hash.fnv32(""), hash.fnv32("a"), hash.fnv32("foobar"))
    io.print(string.format("%x %x %x", hash.fnv64(""), hash.fnv64("a"), hash.fnv64("foobar")))
    io.print(math.type(hash.fnv32("a")), math.type(hash.fnv64("a")))

    for _, name in ipairs { "md5", "sha1", "sha256", "sha512", "fnv32", "fnv64" } do
        show(hash[name]())
    end
    for _, name in ipairs { "hmac_md5", "hmac_sha1", "hmac_sha256", "hmac_sha512" } do
        show(hash[name](nil, "secret"))
        show(hash[name]("data", {}))
    end
end

return { main = main }
