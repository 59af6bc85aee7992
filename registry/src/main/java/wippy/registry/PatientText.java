// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

/**
 * A text that is read by a regular expression of a user, and not without end: some expressions try
 * exponentially many ways.
 */
final class PatientText implements CharSequence {

    /** Reads allowed; an ordinary expression reads each character a few times. */
    private static final int READS_MAX = 1_000_000;

    private final String text;
    private final int start;
    private final int end;
    private int reads;

    PatientText(String text) {
        this(text, 0, text.length());
    }

    private PatientText(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        if (++reads > READS_MAX) {
            throw new IllegalArgumentException(
                    "the regular expression tries too many ways; write it without repetitions"
                            + " inside of repetitions");
        }
        return text.charAt(start + index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new PatientText(text, start + from, start + to);
    }

    @Override
    public String toString() {
        return text.substring(start, end);
    }
}
