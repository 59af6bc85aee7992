// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.Collection;

/** Sums up samples. All of these need at least one. */
final class Statistics {

    private Statistics() {}

    /** {@return the middle sample, or the mean of the two in the middle} */
    static double median(Collection<Double> samples) {
        var sorted = sorted(samples);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@return the geometric mean of positive samples} */
    static double geometricMean(Collection<Double> samples) {
        sorted(samples);
        return Math.exp(samples.stream().mapToDouble(Math::log).average().orElseThrow());
    }

    private static double[] sorted(Collection<Double> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        return samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
