// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RawModeTest {

    private final List<Boolean> switched = new ArrayList<>();
    private final RawMode mode = new RawMode(switched::add);

    @Test
    void lastsUntilItWasLeftAsOftenAsItWasEntered() throws IOException {
        mode.leave();
        mode.enter();
        mode.enter();
        mode.leave();
        assertThat(switched).containsExactly(true);
        mode.leave();
        mode.leave();
        assertThat(switched).containsExactly(true, false);
        mode.enter();
        assertThat(switched).containsExactly(true, false, true);
    }

    @Test
    void isLeftAtOnceByReset() throws IOException {
        mode.reset();
        assertThat(switched).isEmpty();
        mode.enter();
        mode.enter();
        mode.reset();
        mode.leave();
        assertThat(switched).containsExactly(true, false);
    }

    @Test
    void isNotEnteredIfTheTerminalCannot() {
        RawMode none = RawMode.none();
        assertThatThrownBy(none::enter).hasMessage("standard input is no terminal");
        assertThatThrownBy(none::enter).isInstanceOf(IOException.class);
    }
}
