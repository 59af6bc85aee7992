// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.runtime.event.NamePattern;

/**
 * Which entries the configuration takes out of an application, its section {@code disable}: whole
 * namespaces and single entries by patterns, and entries by their metadata. Immutable.
 */
public final class Disabled {

    /** No entry. */
    public static final Disabled NOTHING = new Disabled(List.of());

    private final List<Rule> rules;

    private Disabled(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** One reason to be disabled, and where it is written. */
    private sealed interface Rule {
        String origin();

        boolean matches(Entry entry);
    }

    private record Ids(NamePattern namespace, Optional<NamePattern> name, String origin)
            implements Rule {
        @Override
        public boolean matches(Entry entry) {
            return namespace.matches(entry.id().namespace())
                    && (name.isEmpty() || name.get().matches(entry.id().name()));
        }
    }

    private record Meta(String key, String value, String origin) implements Rule {
        @Override
        public boolean matches(Entry entry) {
            Object found = entry.meta().get(key);
            return found instanceof List<?> list
                    ? list.stream().anyMatch(this::isValue)
                    : isValue(found);
        }

        private boolean isValue(@Nullable Object found) {
            return found != null && found.toString().equals(value);
        }
    }

    /**
     * {@return these and a pattern of namespaces}
     *
     * @throws IllegalArgumentException if it is no pattern; the message says why
     */
    public Disabled withNamespace(String pattern, String origin) {
        return with(new Ids(NamePattern.of(pattern), Optional.empty(), origin));
    }

    /**
     * {@return these and a pattern {@code namespace:name} of entries}
     *
     * @throws IllegalArgumentException if it is no such pattern; the message says why
     */
    public Disabled withEntry(String pattern, String origin) {
        EntryId halves = EntryId.parse(pattern);
        if (halves.namespace().isEmpty()) {
            throw new IllegalArgumentException("'" + pattern + "' is no pattern namespace:name");
        }
        return with(
                new Ids(
                        NamePattern.of(halves.namespace()),
                        Optional.of(NamePattern.of(halves.name())),
                        origin));
    }

    /** {@return these and all entries whose metadata has a value, or has it in a list} */
    public Disabled withMeta(String key, String value, String origin) {
        return with(new Meta(key, value, origin));
    }

    private Disabled with(Rule rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return new Disabled(more);
    }

    /** {@return where it is written that an entry is disabled, if it is} */
    public Optional<String> origin(Entry entry) {
        for (Rule rule : rules) {
            if (rule.matches(entry)) {
                return Optional.of(rule.origin());
            }
        }
        return Optional.empty();
    }
}
