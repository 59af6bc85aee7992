// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = new Table(List.of("program", "s"));
        table.row(List.of("fib", "12.5"));

        assertThat(table.toString())
                .isEqualTo(
                        """
                        | program |    s |
                        |---------|-----:|
                        | fib     | 12.5 |
                        """);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        var table = new Table(List.of("program", "s"));

        assertThatThrownBy(() -> table.row(List.of("fib")))
                .hasMessageContaining("expected 2 cells, got [fib]");
    }

    @Test
    void numbersShowThreeSignificantDigits() {
        assertThat(List.of(0.1234, 1.234, 12.34, 1234567.0).stream().map(Table::number))
                .containsExactly("0.123", "1.23", "12.3", "1,234,567");
    }
}
