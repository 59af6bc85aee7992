// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a component that a dependency accepts: {@code 1.2.3}, {@code ^1.2.0} (up to the
 * next major version), {@code ~1.2.0} (up to the next minor one), {@code >=1.0.0}, {@code *} or
 * {@code 1.x}; several with blanks or commas between must all hold, of several with {@code ||}
 * between one.
 */
public final class VersionRange {

    /** All versions. */
    public static final VersionRange ANY = new VersionRange(List.of(List.of()), "*");

    private static final List<String> OPERATORS =
            List.of(">=", "<=", "!=", ">", "<", "=", "^", "~");

    private final List<List<Bound>> alternatives;
    private final String text;

    private VersionRange(List<List<Bound>> alternatives, String text) {
        this.alternatives = alternatives;
        this.text = text;
    }

    private record Bound(String operator, SemanticVersion version) {
        boolean holds(SemanticVersion other) {
            int order = other.compareTo(version);
            return switch (operator) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                case "!=" -> order != 0;
                default -> order == 0;
            };
        }
    }

    /** {@return the range that the text says, if it says one} */
    public static Optional<VersionRange> parse(String text) {
        var alternatives = new ArrayList<List<Bound>>();
        for (String alternative : text.split("\\|\\|", -1)) {
            var bounds = new ArrayList<Bound>();
            String terms = alternative.replace(',', ' ').strip();
            for (String operator : OPERATORS) {
                terms = terms.replace(operator + " ", operator);
            }
            for (String term : terms.split(" +", -1)) {
                if (!add(term, bounds)) {
                    return Optional.empty();
                }
            }
            alternatives.add(bounds);
        }
        return Optional.of(new VersionRange(alternatives, text));
    }

    private static boolean add(String term, List<Bound> bounds) {
        if (term.equals("*") || term.equals("x") || term.equals("latest")) {
            return true;
        }
        String operator = OPERATORS.stream().filter(term::startsWith).findFirst().orElse("=");
        boolean isBare = !term.startsWith(operator);
        String version = isBare ? term : term.substring(operator.length());
        String[] parts = version.split("\\.", -1);
        int wildcard = 0;
        while (wildcard < parts.length
                && !parts[wildcard].equals("x")
                && !parts[wildcard].equals("*")) {
            wildcard++;
        }
        boolean isOpen = isBare && wildcard < parts.length && wildcard > 0;
        String known = isOpen ? String.join(".", List.of(parts).subList(0, wildcard)) : version;
        Optional<SemanticVersion> parsed = SemanticVersion.parse(known);
        if (parsed.isEmpty()) {
            return false;
        }
        SemanticVersion from = parsed.get();
        if (isOpen) {
            addRange(from, wildcard == 1 ? next(from, 1) : next(from, 2), bounds);
        } else if (operator.equals("^")) {
            boolean isFirst = from.major() > 0 || parts.length == 1;
            addRange(from, next(from, isFirst ? 1 : from.minor() > 0 ? 2 : 3), bounds);
        } else if (operator.equals("~")) {
            addRange(from, next(from, parts.length == 1 ? 1 : 2), bounds);
        } else {
            bounds.add(new Bound(operator, from));
        }
        return true;
    }

    private static void addRange(SemanticVersion from, SemanticVersion end, List<Bound> bounds) {
        bounds.add(new Bound(">=", from));
        bounds.add(new Bound("<", end));
    }

    /** {@return the first version whose part, counted from 1, is another} */
    private static SemanticVersion next(SemanticVersion version, int part) {
        return switch (part) {
            case 1 -> new SemanticVersion(version.major() + 1, 0, 0, "");
            case 2 -> new SemanticVersion(version.major(), version.minor() + 1, 0, "");
            default ->
                    new SemanticVersion(version.major(), version.minor(), version.patch() + 1, "");
        };
    }

    /** {@return whether a version is accepted} */
    public boolean contains(SemanticVersion version) {
        return alternatives.stream()
                .anyMatch(bounds -> bounds.stream().allMatch(bound -> bound.holds(version)));
    }

    /** {@return the text it was made of} */
    @Override
    public String toString() {
        return text;
    }
}
