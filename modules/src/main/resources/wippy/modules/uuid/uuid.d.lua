--- Universally unique identifiers (RFC 9562). They are read in the usual form of 36 characters, after
--- "urn:uuid:", in braces, or as 32 hexadecimal digits.

--- What an identifier says about itself.
type UUIDInfo = {
    --- 1, 3, 4, 5 or 7; others are possible.
    version: integer,
    --- "RFC4122", "Reserved", "Microsoft" or "Future".
    variant: string,
    --- When it was made, in seconds since 1970, for versions 1 and 7.
    timestamp: integer?,
    --- Where it was made, 12 hexadecimal digits, for version 1.
    node: string?,
}

type Module = {
    --- One by time; its node is random.
    v1: () -> (string?, errors.Error?),
    --- The one that a name has in a namespace, by MD5.
    v3: (namespace: string, name: string) -> (string?, errors.Error?),
    --- A random one.
    v4: () -> (string?, errors.Error?),
    --- The one that a name has in a namespace, by SHA-1.
    v5: (namespace: string, name: string) -> (string?, errors.Error?),
    --- One by time; their texts ascend.
    v7: () -> (string?, errors.Error?),
    --- Whether a value is an identifier.
    validate: (id: string) -> (boolean, errors.Error?),
    --- The version.
    version: (id: string) -> (integer?, errors.Error?),
    --- The variant: "RFC4122", "Reserved", "Microsoft" or "Future".
    variant: (id: string) -> (string?, errors.Error?),
    --- What it says about itself.
    parse: (id: string) -> (UUIDInfo?, errors.Error?),
    --- Its text: "standard", "simple" (digits only) or "urn".
    format: (id: string, format: string?) -> (string?, errors.Error?),
}
