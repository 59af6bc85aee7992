// SPDX-License-Identifier: Apache-2.0
package wippy.modules.errors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wippy.lua.LuaTable;

/** Takes the text of a stack of calls apart. */
final class CallStack {

    /** Such as {@code app:worker:12: in function 'step'}. */
    private static final Pattern FRAME = Pattern.compile("\\s*(.*?):(?:(\\d+):)? in (.*)");

    private CallStack() {}

    /** {@return {@code {thread, frames = {level, source, line, name, type}[]}}} */
    static LuaTable of(String text) {
        LuaTable frames = new LuaTable();
        for (String line : text.lines().toList()) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                frames.append(frame(frames.length(), frame));
            }
        }
        LuaTable stack = new LuaTable();
        stack.put("thread", "main");
        stack.put("frames", frames);
        return stack;
    }

    /**
     * The name within a text such as {@code upvalue 'name'}; a question mark where there is none.
     */
    private static String name(String text) {
        int start = text.indexOf('\'');
        if (start >= 0) {
            return text.substring(start + 1, text.lastIndexOf('\''));
        }
        return text.startsWith("function <") ? "?" : text;
    }

    private static LuaTable frame(long level, Matcher match) {
        LuaTable frame = new LuaTable();
        boolean isLua = match.group(2) != null;
        frame.put("level", (Object) level);
        frame.put("source", match.group(1));
        frame.put("line", (Object) (isLua ? Long.parseLong(match.group(2)) : -1L));
        frame.put("name", name(match.group(3)));
        frame.put("type", isLua ? "lua" : "host");
        return frame;
    }
}
