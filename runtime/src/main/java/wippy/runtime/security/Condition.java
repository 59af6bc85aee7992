// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import wippy.runtime.config.ConditionConfig;
import wippy.runtime.config.ConditionConfig.Operator;

/**
 * A comparison that has to hold. A field that is not there equals nothing, is in nothing and has no
 * order; the negated operators ({@code ne}, {@code nin}, …) hold wherever their counterpart does
 * not.
 */
final class Condition {
    private final ConditionConfig config;

    /** The expression of a fixed text; nothing for other operators. */
    private final Optional<Pattern> pattern;

    Condition(ConditionConfig config) {
        this.config = config;
        Operator operator = config.operator();
        this.pattern =
                operator == Operator.MATCHES || operator == Operator.NMATCHES
                        ? compiled(config.value())
                        : Optional.empty();
    }

    boolean holds(Request request) {
        Object field = request.field(config.field());
        Object value = config.valueFrom().map(request::field).orElse(config.value());
        return switch (config.operator()) {
            case EQ -> isEqual(field, value);
            case NE -> !isEqual(field, value);
            case LT -> order(field, value).filter(order -> order < 0).isPresent();
            case GT -> order(field, value).filter(order -> order > 0).isPresent();
            case LTE -> order(field, value).filter(order -> order <= 0).isPresent();
            case GTE -> order(field, value).filter(order -> order >= 0).isPresent();
            case IN -> isIn(field, value);
            case NIN -> !isIn(field, value);
            case EXISTS -> field != null ^ Boolean.FALSE.equals(value);
            case NEXISTS -> field == null ^ Boolean.FALSE.equals(value);
            case CONTAINS -> contains(field, value);
            case NCONTAINS -> !contains(field, value);
            case MATCHES -> matches(field, value);
            case NMATCHES -> !matches(field, value);
        };
    }

    private boolean matches(@Nullable Object field, @Nullable Object value) {
        Optional<Pattern> wanted = config.valueFrom().isPresent() ? compiled(value) : pattern;
        return field instanceof String text
                && wanted.filter(one -> one.matcher(text).find()).isPresent();
    }

    private static Optional<Pattern> compiled(@Nullable Object expression) {
        try {
            return expression instanceof String text
                    ? Optional.of(Pattern.compile(text))
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isEqual(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return false;
        }
        return a instanceof Number && b instanceof Number
                ? order(a, b).filter(order -> order == 0).isPresent()
                : a.equals(b);
    }

    private static Optional<Integer> order(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Optional.of(Long.compare(x, y));
        }
        if (a instanceof Number x && b instanceof Number y) {
            double left = x.doubleValue();
            double right = y.doubleValue();
            return Double.isNaN(left) || Double.isNaN(right)
                    ? Optional.empty()
                    : Optional.of(left < right ? -1 : left > right ? 1 : 0);
        }
        return a instanceof String x && b instanceof String y
                ? Optional.of(x.compareTo(y))
                : Optional.empty();
    }

    private static boolean isIn(@Nullable Object item, @Nullable Object list) {
        return list instanceof List<?> items
                && items.stream().anyMatch(other -> isEqual(item, other));
    }

    private static boolean contains(@Nullable Object whole, @Nullable Object part) {
        return whole instanceof String text && part instanceof String other
                ? text.contains(other)
                : isIn(part, whole);
    }
}
