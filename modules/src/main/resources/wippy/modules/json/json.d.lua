--- JSON text of Lua values, and back.

type Module = {
    --- Writes a value. A table with keys 1 to n is an array, one with other keys an object, an empty one
    --- an array unless it ever had a string key. Both sorts of keys, gaps, tables that contain
    --- themselves, and more than 128 levels are errors. What JSON cannot say is null.
    encode: (value: any) -> (string?, errors.Error?),
    --- Reads a value. Numbers without fraction and exponent are integers; null is nil.
    decode: (text: string) -> (any, errors.Error?),
    --- Whether a value, written as JSON, fits a JSON Schema: a table, or a JSON text. If not, the error
    --- is of kind Invalid and says what is wrong where; its details have errors, a list of
    --- {path = …, message = …}. Draft 2020-12 unless the schema says another; formats are checked.
    validate: (schema: string | {[string]: any}, value: any) -> (boolean, errors.Error?),
    --- The same for a JSON text. An error of kind Internal if it is no JSON.
    validate_string: (schema: string | {[string]: any}, text: string) -> (boolean, errors.Error?),
}
