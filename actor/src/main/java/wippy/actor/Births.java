// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.time.Instant;
import java.util.Arrays;

/**
 * When processes were spawned, without a field in each: as their numbers grow, it is enough to note
 * from time to time how far they are. The clock does so at each tick at which there are new ones;
 * when the notes are full, every second one of the older half goes, so that times of long ago are
 * less exact. Any thread.
 */
final class Births {
    private final long[] numbers;
    private final long[] millis;
    private int size;

    /**
     * Makes empty notes.
     *
     * @param capacity how many there may be; even
     */
    Births(int capacity) {
        numbers = new long[capacity];
        millis = new long[capacity];
    }

    /** Notes that all processes up to a number have been spawned by now. */
    synchronized void note(long number, Env env) {
        if (number == (size == 0 ? 0 : numbers[size - 1])) {
            return;
        }
        if (size == numbers.length) {
            thin();
        }
        numbers[size] = number;
        millis[size] = env.now().toEpochMilli();
        size++;
    }

    private void thin() {
        int half = size / 2;
        int kept = 0;
        for (int i = 1; i < half; i += 2) {
            numbers[kept] = numbers[i];
            millis[kept] = millis[i];
            kept++;
        }
        System.arraycopy(numbers, half, numbers, kept, size - half);
        System.arraycopy(millis, half, millis, kept, size - half);
        size -= half - kept;
    }

    /** {@return by when a process had been spawned; for one that is not noted yet, now} */
    synchronized Instant of(long number, Env env) {
        int at = Arrays.binarySearch(numbers, 0, size, number);
        int note = at >= 0 ? at : -at - 1;
        return note < size ? Instant.ofEpochMilli(millis[note]) : env.now();
    }
}
