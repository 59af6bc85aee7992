// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.Optional;

/**
 * A version as semantic versioning has it: {@code 1.2.3}, {@code v1.2.3} or {@code 1.2.3-beta.1}.
 * Parts that are missing count as 0; what follows a {@code +} does not count.
 *
 * @param preRelease what follows the hyphen; empty for a release, which is later than all of these
 */
public record SemanticVersion(long major, long minor, long patch, String preRelease)
        implements Comparable<SemanticVersion> {

    /** Digits of a part, so that each fits. */
    private static final int DIGITS_MAX = 15;

    /** {@return the version that the text says, if it says one} */
    public static Optional<SemanticVersion> parse(String text) {
        String rest = text.startsWith("v") ? text.substring(1) : text;
        int build = rest.indexOf('+');
        rest = build < 0 ? rest : rest.substring(0, build);
        int hyphen = rest.indexOf('-');
        String preRelease = hyphen < 0 ? "" : rest.substring(hyphen + 1);
        String[] parts = (hyphen < 0 ? rest : rest.substring(0, hyphen)).split("\\.", -1);
        if (parts.length > 3 || (hyphen >= 0 && preRelease.isEmpty())) {
            return Optional.empty();
        }
        long[] numbers = new long[3];
        for (int i = 0; i < parts.length; i++) {
            if (!isNumber(parts[i])) {
                return Optional.empty();
            }
            numbers[i] = Long.parseLong(parts[i]);
        }
        return Optional.of(new SemanticVersion(numbers[0], numbers[1], numbers[2], preRelease));
    }

    static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(patch, other.patch);
        return order != 0 ? order : comparePreReleases(preRelease, other.preRelease);
    }

    private static int comparePreReleases(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] left = a.split("\\.", -1);
        String[] right = b.split("\\.", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean areNumbers = isNumber(left[i]) && isNumber(right[i]);
            int order =
                    areNumbers
                            ? Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]))
                            : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    @Override
    public String toString() {
        String release = major + "." + minor + "." + patch;
        return preRelease.isEmpty() ? release : release + "-" + preRelease;
    }
}
