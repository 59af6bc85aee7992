// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wippy.lua.LuaError;
import wippy.lua.LuaTable;

/** What applications have of the standard library, and where it differs from plain Lua. */
final class ApplicationLibraryTest {

    private static Object value(String code) {
        return LibraryStates.run(LibraryStates.application(), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load",
                "loadfile",
                "dofile",
                "collectgarbage",
                "debug",
                "io",
                "os",
                "print"
            })
    void hasNothingThatLoadsCodeOrLeavesTheProcess(String name) {
        assertThat(value("return " + name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unpack",
                "string.gfind",
                "table.create",
                "table.getn",
                "table.maxn",
                "math.pow",
                "math.mod",
                "math.atan2",
                "math.ldexp",
                "math.log10",
                "math.cosh"
            })
    void keepsNamesOfOlderLuas(String name) {
        assertThat(value("return type(" + name + ")")).isEqualTo("function");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 / 2 .. ''                           | 5",
                "tostring(-0.0)                         | 0",
                "tostring(2^53)                         | 9007199254740992",
                "tostring(2^63)                         | 9.2233720368548e+18",
                "tostring(0.1)                          | 0.1",
                "('%d'):format(2.5)                     | 2",
                "('%d %s'):format(-2.5, 3.0)            | -2 3",
                "('%x'):format(255.9)                   | ff",
                "table.concat({1.0, 2.5}, ' ')          | 1 2.5",
                "('x'):gsub('x', {x = 3.0})             | 3",
                "math.frexp(8) .. ''                    | 0.5",
                "table.maxn({[3] = 1, [7.5] = 2}) .. '' | 7.5",
                "unpack({'a', 'b'}, 2)                  | b",
            })
    void rendersNumbersAsApplicationsExpect(String expression, String expected) {
        assertThat(value("return (" + expression + ")")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"string.x = 1", "table.insert = nil", "rawset(math, 'pi', 3)"})
    void librariesAreImmutable(String code) {
        assertThatThrownBy(() -> value(code))
                .isInstanceOf(LuaError.class)
                .hasMessageContaining("attempt to modify Immutable table");
    }

    @Test
    void globalsOfOneProcessAreUnseenByAnother() {
        value("x = 1; string = nil");
        assertThat(value("return x")).isNull();
        assertThat(value("return type(string)")).isEqualTo("table");
    }

    @Test
    void librariesAreSharedByAllProcesses() {
        assertThat(value("return string")).isSameAs(value("return string"));
        assertThat(value("return ('x').rep == string.rep")).isEqualTo(true);
    }

    @Test
    void frozenTablesRefuseEveryChange() {
        LuaTable frozen = (LuaTable) value("return table.freeze({1, 2, x = 3})");
        assertThat(frozen.isFrozen()).isTrue();
        for (String change :
                new String[] {
                    "t.x = 4",
                    "t[1] = 0",
                    "t[3] = 0",
                    "t.y = 1",
                    "table.insert(t, 1)",
                    "table.insert(t, 1, 1)",
                    "table.remove(t)",
                    "table.sort(t)",
                    "rawset(t, 1, 2)",
                    "setmetatable(t, {})"
                }) {
            assertThatThrownBy(() -> value("local t = table.freeze({1, 2, x = 3}) " + change))
                    .as(change)
                    .isInstanceOf(LuaError.class)
                    .hasMessageContaining("attempt to modify Immutable table");
        }
    }

    @Test
    void randomNumbersDifferBetweenProcesses() {
        String code = "return math.random(1 << 53) .. ' ' .. math.random(1 << 53)";
        assertThat(value(code)).isNotEqualTo(value(code));
    }
}
