--- JSON text of Lua values, and back.

type Module = {
    --- Writes a value. A table with keys 1 to n is an array, one with other keys an object, an empty one
    --- an array unless it ever had a string key. Both sorts of keys, gaps, tables that contain
    --- themselves, and more than 128 levels are errors. What JSON cannot say is null.
    encode: (value: any) -> (string?, errors.Error?),
    --- Reads a value. Numbers without fraction and exponent are integers; null is nil.
    decode: (text: string) -> (any, errors.Error?),
}
