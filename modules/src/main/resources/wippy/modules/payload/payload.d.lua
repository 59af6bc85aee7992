--- Values together with the format that they are in.

--- A value in transit.
type Payload = {
    --- The value; JSON, YAML and MessagePack are read.
    data: (self: Payload) -> (any, errors.Error?),
    --- The same.
    unmarshal: (self: Payload) -> (any, errors.Error?),
    --- The format, one of payload.format.
    get_format: (self: Payload) -> string,
    --- A payload with the value in another format. Any to LUA, GOLANG, JSON, YAML and MSGPACK; texts,
    --- numbers, booleans and errors to STRING and BYTES. Otherwise an error of kind Internal.
    transcode: (self: Payload, format: string) -> (Payload?, errors.Error?),
}

type Module = {
    --- Wraps a value.
    new: (data: any) -> Payload,
    --- Names of formats.
    format: {
        --- JSON text.
        JSON: "json/plain",
        --- YAML text.
        YAML: "yaml/plain",
        --- Text.
        STRING: "text/plain",
        --- Bytes.
        BYTES: "application/octet-stream",
        --- MessagePack.
        MSGPACK: "application/msgpack",
        --- A Lua value.
        LUA: "lua/any",
        --- A value of the host.
        GOLANG: "golang/any",
        --- An error.
        ERROR: "golang/error",
    },
}
