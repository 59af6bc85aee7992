--- Digests of bytes, and codes that show who made them. Text of hexadecimal digits, or raw bytes.

type Module = {
    --- The MD5 digest.
    md5: (data: string, raw: boolean?) -> (string?, errors.Error?),
    --- The SHA-1 digest.
    sha1: (data: string, raw: boolean?) -> (string?, errors.Error?),
    --- The SHA-256 digest.
    sha256: (data: string, raw: boolean?) -> (string?, errors.Error?),
    --- The SHA-512 digest.
    sha512: (data: string, raw: boolean?) -> (string?, errors.Error?),
    --- The authentication code by HMAC with MD5.
    hmac_md5: (data: string, secret: string, raw: boolean?) -> (string?, errors.Error?),
    --- The authentication code by HMAC with SHA-1.
    hmac_sha1: (data: string, secret: string, raw: boolean?) -> (string?, errors.Error?),
    --- The authentication code by HMAC with SHA-256.
    hmac_sha256: (data: string, secret: string, raw: boolean?) -> (string?, errors.Error?),
    --- The authentication code by HMAC with SHA-512.
    hmac_sha512: (data: string, secret: string, raw: boolean?) -> (string?, errors.Error?),
    --- The FNV-1a hash of 32 bits, 0 to 4294967295.
    fnv32: (data: string) -> (integer?, errors.Error?),
    --- The FNV-1a hash of 64 bits; negative if the highest is set.
    fnv64: (data: string) -> (integer?, errors.Error?),
}
