// SPDX-License-Identifier: Apache-2.0
package wippy.lua.fuzz;

/** What {@link ProgramGenerator} chooses from. */
final class Pieces {

    private Pieces() {}

    static final String[] INTEGERS = {
        "0",
        "1",
        "2",
        "3",
        "-1",
        "-2",
        "7",
        "10",
        "63",
        "64",
        "255",
        "-128",
        "2147483648",
        "9007199254740993",
        "math.maxinteger",
        "math.mininteger",
        "0xff",
        "0x7fffffffffffffff",
        "0xffffffffffffffff",
        "9223372036854775807",
        "9223372036854775808"
    };

    static final String[] FLOATS = {
        "0.0", "-0.0", "0.5", "1.5", "-2.5", "3.0", "1e15", "1e100", "2^53", "2^63", "-2^63",
        "1e308", "(1/0)", "(-1/0)", "(0/0)", "0.1", "1e-10", "0x1p-2", "3.", ".5"
    };

    static final String[] STRINGS = {
        "''",
        "'abc'",
        "'10'",
        "'0x10'",
        "' 5 '",
        "'1e2'",
        "'-3'",
        "'5.5'",
        "'a\\1b'",
        "'x\\ny'",
        "'\\xff\\u{20ac}'",
        "'hello world'",
        "'a,b,c'",
        "'1.'",
        "'0x'",
        "'inf'",
        "'9223372036854775808'"
    };

    static final String[] BINARY = {
        "+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>", "==", "~=", "<", "<=", ">",
        ">=", "and", "or"
    };

    static final String[] ARITHMETIC = {"+", "-", "*", "/", "//", "%"};

    static final String[] UNARY = {"-", "not ", "~", "- -", "#"};

    static final String[] PATTERNS = {
        "'l+'",
        "'%w+'",
        "'(.)(.)'",
        "'^h'",
        "'o$'",
        "'.-'",
        "'%d'",
        "'[a-l]'",
        "'[^%s]*'",
        "'()'",
        "'%f[%w]'",
        "'(%w)%1'",
        "'%'",
        "'['",
        "'a?b'"
    };

    static final String[] FORMATS = {
        "'%d'", "'%5d|'", "'%x'", "'%g'", "'%.3f'", "'%s'", "'%q'", "'%10s|'", "'%-5s|'", "'%c'",
        "'%i'", "'%5.1f'", "'%a'", "'%o'", "'%e'", "'%%'", "'%y'"
    };

    static final String[] LOOPS = {
        "1, 3", "3, 1", "3, 1, -1", "1, 2, 0.5", "1.0, 3", "-1, -5, -2",
                "math.maxinteger - 2, math.maxinteger - 1",
        "math.mininteger, math.mininteger + 1", "1, 3.7", "0.1, 0.35, 0.1", "1, 0", "2, 2",
                "'1', 2", "1, 3, 0",
        "-3, 3.5, 2", "1, nil", "3, 2.5"
    };

    static final String PROLOGUE =
            """
            local MT = {}
            MT.__index = function(t, k) return k end
            MT.__add = function(a, b) return type(a) .. "+" .. type(b) end
            MT.__concat = function(a, b) return type(a) .. ".." .. type(b) end
            MT.__eq = function(a, b) return true end
            MT.__lt = function(a, b) return 1 end
            MT.__le = function(a, b) return nil end
            MT.__len = function(a) return 42, 43 end
            MT.__call = function(self, ...) return select('#', ...), ... end
            MT.__unm = function(a, b) return rawequal(a, b) end
            MT.__idiv = function(a, b) return "idiv" end
            MT.__band = function(a, b) return "band" end
            MT.__shl = function(a, b) return "shl" end
            MT.__bnot = function(a) return "bnot" end
            local o, p = setmetatable({}, MT), setmetatable({}, MT)
            local list = {3, 1, 2}
            """;
}
