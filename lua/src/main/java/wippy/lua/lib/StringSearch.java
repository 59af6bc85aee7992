// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Cell;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Truth;

/** {@code string.find}, {@code match} and {@code gmatch} (Lua 5.3 §6.4). */
final class StringSearch {

    private StringSearch() {}

    static final class Find extends Builtin4 {
        Find() {
            super("find");
        }

        @Override
        public Object call(LuaState state, Object s, Object p, Object init, Object plain) {
            String subject = Arguments.string(state, this, 1, s);
            String source = Arguments.string(state, this, 2, p);
            long first = start(subject, Arguments.integer(state, this, 3, init, 1));
            if (first > subject.length()) {
                return null;
            }
            if (Truth.isTrue(plain) || Pattern.isLiteral(source)) {
                int found = subject.indexOf(source, (int) first);
                return found < 0 ? null : Results.of(found + 1L, (long) found + source.length());
            }
            var matcher = new PatternMatcher(state, Pattern.of(source), subject);
            int found = matcher.search((int) first);
            return found < 0 ? null : matcher.rangeAndCaptures(found);
        }
    }

    static final class Match extends Builtin3 {
        Match() {
            super("match");
        }

        @Override
        public Object call(LuaState state, Object s, Object p, Object init) {
            String subject = Arguments.string(state, this, 1, s);
            String source = Arguments.string(state, this, 2, p);
            long first = start(subject, Arguments.integer(state, this, 3, init, 1));
            if (first > subject.length()) {
                return null;
            }
            var matcher = new PatternMatcher(state, Pattern.of(source), subject);
            int found = matcher.search((int) first);
            return found < 0 ? null : matcher.values(found);
        }
    }

    static final class Gmatch extends Builtin2 {
        Gmatch() {
            super("gmatch");
        }

        @Override
        public Object call(LuaState state, Object s, Object p) {
            String subject = Arguments.string(state, this, 1, s);
            Pattern pattern = Pattern.unanchored(Arguments.string(state, this, 2, p));
            return new Matches(pattern, subject);
        }
    }

    /** What {@code gmatch} gives: each call gives the next match. */
    private static final class Matches extends Builtin0 implements BuiltinClosure {
        private final Pattern pattern;
        private Cell identity;
        private final String subject;
        private int next;
        private int lastEnd = -1;

        Matches(Pattern pattern, String subject) {
            super("for iterator");
            this.pattern = pattern;
            this.subject = subject;
        }

        @Override
        public Object upvalue() {
            return subject;
        }

        @Override
        public Cell identity() {
            if (identity == null) {
                identity = new Cell(null);
            }
            return identity;
        }

        @Override
        public Object call(LuaState state) {
            var matcher = new PatternMatcher(state, pattern, subject);
            while (next <= subject.length()) {
                int found = matcher.search(next);
                if (found < 0) {
                    next = subject.length() + 1;
                } else if (matcher.end() == lastEnd) {
                    next = found + 1;
                } else {
                    next = lastEnd = matcher.end();
                    return matcher.values(found);
                }
            }
            return null;
        }
    }

    /**
     * {@return the index from 0 at which a search begins; beyond the end if nothing can be found}
     */
    private static long start(String subject, long init) {
        return Math.max(StringLibrary.position(init, subject.length()), 1) - 1;
    }
}
