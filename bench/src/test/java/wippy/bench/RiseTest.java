// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiseTest {

    @Test
    void halfSpeedBeginsWithTheFirstCallsThatTakeAtMostTwiceTheFinalTime() {
        var ends = new ArrayList<>(List.of(1.0, 1.5, 2.0));
        extend(ends, 20, 0.19);
        extend(ends, 100, 0.1);

        assertThat(new Rise(ends).halfSpeedSeconds()).isEqualTo(2.0, within(1e-9));
    }

    @Test
    void oneFastCallAmongSlowOnesDoesNotCount() {
        var ends = new ArrayList<>(List.of(1.0, 1.1));
        extend(ends, 3, 1.0);
        extend(ends, 100, 0.1);

        assertThat(new Rise(ends).halfSpeedSeconds()).isGreaterThan(3.0);
    }

    @Test
    void tooFewCallsTellNothing() {
        assertThatThrownBy(() -> new Rise(List.of(1.0, 2.0, 3.0)).halfSpeedSeconds())
                .isInstanceOf(Failure.class)
                .hasMessage("expected at least 6 calls, got 3");
    }

    private static void extend(List<Double> ends, int calls, double seconds) {
        for (var i = 0; i < calls; i++) {
            ends.add(ends.getLast() + seconds);
        }
    }
}
