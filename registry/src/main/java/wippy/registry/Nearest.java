// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody probably meant, for the hints of messages. */
public final class Nearest {

    private Nearest() {}

    /**
     * {@return the known name closest to a wrong one, if one is close enough to suggest: at most a
     * third of its letters added, removed, changed or swapped}
     *
     * @param wrong what was written
     * @param known the names it may have meant; of equally close ones the first is taken
     */
    public static Optional<String> to(String wrong, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, wrong.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(wrong, candidate, bestDistance);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * {@return the known id closest to a wrong one, if one is close enough to suggest: one of its
     * namespace with a similar name, else one of its name elsewhere}
     */
    public static Optional<EntryId> to(EntryId wrong, Collection<EntryId> known) {
        var neighbours = new ArrayList<String>();
        EntryId namesake = null;
        for (EntryId id : known) {
            if (id.namespace().equals(wrong.namespace())) {
                neighbours.add(id.name());
            } else if (id.name().equals(wrong.name())) {
                namesake = id;
            }
        }
        Optional<EntryId> near =
                to(wrong.name(), neighbours).map(name -> new EntryId(wrong.namespace(), name));
        return near.isPresent() ? near : Optional.ofNullable(namesake);
    }

    /** Optimal string alignment distance; anything from {@code limit} on is only a lower bound. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        var rows = new int[3][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] above = rows[(i - 1) % 3];
            int[] row = rows[i % 3];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], rows[(i - 2) % 3][j - 2] + 1);
                }
            }
        }
        return rows[a.length() % 3][b.length()];
    }
}
