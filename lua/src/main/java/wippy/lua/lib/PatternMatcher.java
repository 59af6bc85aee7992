// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;

/**
 * Matches one {@link Pattern} against one subject by backtracking, as PUC Lua's {@code lstrlib.c}.
 *
 * <p>Used by one thread, for one call of {@code find}, {@code match} or {@code gsub} or one {@code
 * gmatch} loop. Positions count from 0.
 */
final class PatternMatcher {

    /** Nested items that repeat or capture; beyond it a match raises 'pattern too complex'. */
    static final int DEPTH_MAX = 200;

    private static final int POSITION_CAPTURE = -2;

    private static final int OPEN_CAPTURE = -1;

    private static final int[] NO_CAPTURES = {};

    private final LuaState state;
    private final Pattern pattern;
    private final String subject;
    private final int length;
    private final int[] starts;
    private final int[] lengths;
    private int depth;
    private int end;

    PatternMatcher(LuaState state, Pattern pattern, String subject) {
        this.state = state;
        this.pattern = pattern;
        this.subject = subject;
        this.length = subject.length();
        this.starts = pattern.captures == 0 ? NO_CAPTURES : new int[pattern.captures];
        this.lengths = pattern.captures == 0 ? NO_CAPTURES : new int[pattern.captures];
    }

    /** {@return the first position from {@code from} on where the pattern matches, or -1} */
    int search(int from) {
        if (pattern.anchored) {
            return matchAt(from) >= 0 ? from : -1;
        }
        int first = pattern.firstCharacter;
        for (int start = from; start <= length; start++) {
            if (first >= 0) {
                start = subject.indexOf(first, start);
                if (start < 0) {
                    return -1;
                }
            }
            if (matchAt(start) >= 0) {
                return start;
            }
        }
        return -1;
    }

    /** {@return where the match found last ends} */
    int end() {
        return end;
    }

    /** {@return where a match that begins at {@code start} ends, or -1 if there is none} */
    int matchAt(int start) {
        depth = 0;
        end = match(start, 0);
        return end;
    }

    private int match(int from, int firstItem) {
        if (++depth > DEPTH_MAX) {
            throw LuaError.of(state, "pattern too complex");
        }
        if (state.poll != 0) {
            state.safepoint();
        }
        int result = matchItems(from, firstItem);
        depth--;
        return result;
    }

    private int matchItems(int from, int firstItem) {
        int at = from;
        int item = firstItem;
        while (true) {
            switch (pattern.kinds[item]) {
                case Pattern.CHARACTER -> {
                    if (at >= length || subject.charAt(at) != pattern.arguments[item]) {
                        return -1;
                    }
                    at++;
                }
                case Pattern.ONE -> {
                    if (at >= length || !pattern.sets[item][subject.charAt(at)]) {
                        return -1;
                    }
                    at++;
                }
                case Pattern.ACCEPT -> {
                    return at;
                }
                case Pattern.AT_END -> {
                    if (at != length) {
                        return -1;
                    }
                }
                case Pattern.OPTIONAL -> {
                    if (at < length && pattern.sets[item][subject.charAt(at)]) {
                        int result = match(at + 1, item + 1);
                        if (result >= 0) {
                            return result;
                        }
                    }
                }
                case Pattern.MANY -> {
                    return many(at, item, 0);
                }
                case Pattern.SOME -> {
                    return many(at, item, 1);
                }
                case Pattern.FEW -> {
                    return few(at, item);
                }
                case Pattern.OPEN -> {
                    starts[pattern.arguments[item]] = at;
                    lengths[pattern.arguments[item]] = OPEN_CAPTURE;
                    return match(at, item + 1);
                }
                case Pattern.POSITION -> {
                    starts[pattern.arguments[item]] = at;
                    lengths[pattern.arguments[item]] = POSITION_CAPTURE;
                }
                case Pattern.CLOSE -> {
                    return close(at, item);
                }
                default -> {
                    at = unusual(at, item);
                    if (at < 0) {
                        return -1;
                    }
                }
            }
            item++;
        }
    }

    private int many(int from, int item, int least) {
        boolean[] set = pattern.sets[item];
        int at = from;
        while (at < length && set[subject.charAt(at)]) {
            at++;
        }
        if (pattern.kinds[item + 1] == Pattern.ACCEPT) {
            return at - from >= least ? at : -1;
        }
        for (; at - from >= least; at--) {
            int result = match(at, item + 1);
            if (result >= 0) {
                return result;
            }
        }
        return -1;
    }

    private int few(int from, int item) {
        boolean[] set = pattern.sets[item];
        int at = from;
        while (true) {
            int result = match(at, item + 1);
            if (result >= 0) {
                return result;
            }
            if (at >= length || !set[subject.charAt(at)]) {
                return -1;
            }
            at++;
        }
    }

    private int close(int at, int item) {
        int capture = pattern.arguments[item];
        lengths[capture] = at - starts[capture];
        int result = match(at, item + 1);
        if (result < 0) {
            lengths[capture] = OPEN_CAPTURE;
        }
        return result;
    }

    private int unusual(int at, int item) {
        return switch (pattern.kinds[item]) {
            case Pattern.BALANCE -> balance(at, pattern.arguments[item]);
            case Pattern.FRONTIER -> {
                boolean[] set = pattern.sets[item];
                char before = at == 0 ? 0 : subject.charAt(at - 1);
                char after = at == length ? 0 : subject.charAt(at);
                yield !set[before] && set[after] ? at : -1;
            }
            case Pattern.BACK_REFERENCE -> {
                int capture = pattern.arguments[item];
                int size = lengths[capture];
                yield size >= 0 && subject.regionMatches(starts[capture], subject, at, size)
                        ? at + size
                        : -1;
            }
            default -> throw LuaError.of(state, pattern.messages[pattern.arguments[item]]);
        };
    }

    private int balance(int from, int pair) {
        int opening = pair >> 8;
        int closing = pair & 255;
        if (from >= length || subject.charAt(from) != opening) {
            return -1;
        }
        int open = 1;
        for (int at = from + 1; at < length; at++) {
            int c = subject.charAt(at);
            if (c == closing) {
                if (--open == 0) {
                    return at + 1;
                }
            } else if (c == opening) {
                open++;
            }
        }
        return -1;
    }

    /** {@return number of values a match gives: its captures, or the whole match} */
    int valueCount() {
        return Math.max(1, pattern.captures);
    }

    /**
     * {@return value number {@code index} of the match from {@code start} to {@link #end}: a string
     * or a position}
     */
    Object value(int start, int index) {
        if (pattern.captures == 0) {
            return subject.substring(start, end);
        }
        int from = starts[index];
        int size = lengths[index];
        if (size == POSITION_CAPTURE) {
            return Long.valueOf(from + 1L);
        }
        if (size == OPEN_CAPTURE) {
            throw LuaError.of(state, "unfinished capture");
        }
        return subject.substring(from, from + size);
    }

    /** {@return all values of the match that begins at {@code start}} */
    Object values(int start) {
        return switch (pattern.captures) {
            case 0, 1 -> value(start, 0);
            case 2 -> Results.of(value(start, 0), value(start, 1));
            case 3 -> Results.of(value(start, 0), value(start, 1), value(start, 2));
            default -> {
                Object[] values = new Object[pattern.captures];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(start, i);
                }
                yield Results.of(values);
            }
        };
    }

    /**
     * {@return first and last position, from 1, and the captures of the match from {@code start}}
     */
    Object rangeAndCaptures(int start) {
        Long first = start + 1L;
        Long last = (long) end;
        return switch (pattern.captures) {
            case 0 -> Results.of(first, last);
            case 1 -> Results.of(first, last, value(start, 0));
            default -> {
                Object[] values = new Object[2 + pattern.captures];
                values[0] = first;
                values[1] = last;
                for (int i = 2; i < values.length; i++) {
                    values[i] = value(start, i - 2);
                }
                yield Results.of(values);
            }
        };
    }

    /** {@return the whole match} */
    String whole(int start) {
        return subject.substring(start, end);
    }

    /** Calls a function with the values of the match from {@code start}. */
    Object call(int start, LuaFunction function) {
        return switch (valueCount()) {
            case 1 -> function.call(state, value(start, 0));
            case 2 -> function.call(state, value(start, 0), value(start, 1));
            default -> function.apply(state, Results.toArray(values(start)));
        };
    }
}
