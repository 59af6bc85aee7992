--- Bytes as text of 64 characters, and back (RFC 4648, with padding).

type Module = {
    --- The text of bytes.
    encode: (data: string) -> (string?, errors.Error?),
    --- The bytes of a text. Line ends in it are passed over.
    decode: (data: string) -> (string?, errors.Error?),
}
