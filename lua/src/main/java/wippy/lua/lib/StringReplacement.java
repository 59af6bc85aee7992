// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Conversions;
import wippy.lua.Indexing;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Results;

/** {@code string.gsub} (Lua 5.3 §6.4). */
final class StringReplacement extends Builtin4 {

    /** What its frames need of the stack, see {@link LuaState#enter}. */
    private static final int WEIGHT = 1;

    StringReplacement() {
        super("gsub");
    }

    @Override
    public Object call(LuaState state, Object s, Object p, Object by, Object n) {
        String subject = Arguments.string(state, this, 1, s);
        Pattern pattern = Pattern.of(Arguments.string(state, this, 2, p));
        Object replacement = by;
        if (by instanceof Long || by instanceof Double) {
            replacement = Conversions.tostring(state, by);
        } else if (!(by instanceof String || by instanceof LuaTable || by instanceof LuaFunction)) {
            throw Arguments.bad(state, this, 3, "string/function/table expected");
        }
        long most = Arguments.integer(state, this, 4, n, subject.length() + 1L);
        if (replacement instanceof String) {
            return replace(state, subject, pattern, replacement, most);
        }
        state.beginUnyieldable();
        try {
            return replace(state, subject, pattern, replacement, most);
        } finally {
            state.endUnyieldable();
        }
    }

    private static Object replace(
            LuaState state, String subject, Pattern pattern, Object replacement, long most) {
        var matcher = new PatternMatcher(state, pattern, subject);
        boolean literal = replacement instanceof String text && text.indexOf('%') < 0;
        StringBuilder result = null;
        int copied = 0;
        int next = 0;
        int lastEnd = -1;
        long count = 0;
        while (count < most && next <= subject.length()) {
            int found = matcher.search(next);
            if (found < 0) {
                break;
            }
            int end = matcher.end();
            if (end == lastEnd) {
                next = found + 1;
            } else {
                if (result == null) {
                    result = Sizes.builder(state, Math.min(subject.length() + 16, 1 << 16));
                }
                Sizes.grow(state, result, (long) found - copied);
                result.append(subject, copied, found);
                if (literal) {
                    String text = (String) replacement;
                    Sizes.grow(state, result, text.length());
                    result.append(text);
                } else {
                    append(state, result, matcher, found, replacement);
                }
                count++;
                copied = next = lastEnd = end;
            }
            if (pattern.anchored) {
                break;
            }
        }
        if (result == null) {
            return Results.of(subject, count);
        }
        Sizes.grow(state, result, (long) subject.length() - copied);
        result.append(subject, copied, subject.length());
        return Results.of(Sizes.text(state, result), count);
    }

    private static void append(
            LuaState state,
            StringBuilder result,
            PatternMatcher matcher,
            int found,
            Object replacement) {
        if (replacement instanceof String template) {
            expand(state, result, matcher, found, template);
            return;
        }
        state.enter(WEIGHT);
        Object value =
                replacement instanceof LuaTable table
                        ? Indexing.get(state, table, matcher.value(found, 0))
                        : Results.first(state, matcher.call(found, (LuaFunction) replacement));
        state.leave(WEIGHT);
        String text;
        if (value == null || Boolean.FALSE.equals(value)) {
            text = matcher.whole(found);
        } else if (value instanceof String string) {
            text = string;
        } else if (value instanceof Long || value instanceof Double) {
            text = Conversions.tostring(state, value);
        } else {
            throw LuaError.of(state, "invalid replacement value (a " + LuaType.name(value) + ")");
        }
        Sizes.grow(state, result, text.length());
        result.append(text);
    }

    private static void expand(
            LuaState state,
            StringBuilder result,
            PatternMatcher matcher,
            int found,
            String template) {
        int from = 0;
        int percent;
        while ((percent = template.indexOf('%', from)) >= 0) {
            result.append(template, from, percent);
            from = percent + 2;
            char what = from <= template.length() ? template.charAt(percent + 1) : 0;
            if (what == '%') {
                result.append('%');
            } else if (what == '0') {
                result.append(matcher.whole(found));
            } else if (CharacterClass.isDigit(what)) {
                int index = what - '1';
                if (index >= matcher.valueCount()) {
                    throw LuaError.of(state, "invalid capture index %" + what);
                }
                Object value = matcher.value(found, index);
                Sizes.grow(state, result, value instanceof String text ? text.length() : 20);
                result.append(value);
            } else {
                throw LuaError.of(state, "invalid use of '%' in replacement string");
            }
        }
        Sizes.grow(state, result, template.length());
        result.append(template, from, template.length());
    }
}
