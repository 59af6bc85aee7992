// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import wippy.actor.Elsewhere;
import wippy.lua.Cell;
import wippy.lua.Coroutine;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.runtime.lua.LuaProcess;

/**
 * How large objects of a class are, and by which fields they lead to others of the same process.
 *
 * <p>What is not known to be a process's own is not followed: an object too few counts for little,
 * one that leads into the runtime would count for all of it. Followed are Lua's values and what
 * modules, the library and the actors keep in them.
 */
final class Layouts extends ClassValue<Layouts.Layout> {
    private static final int HEADER_BYTES = 8;
    private static final int REFERENCE_BYTES = 8;
    private static final int ALIGNMENT = 8;

    private static final List<Class<?>> OWN =
            List.of(
                    LuaFunction.class,
                    Cell.class,
                    Coroutine.class,
                    Results.class,
                    LuaState.class,
                    Userdata.class,
                    LuaProcess.class);

    private static final List<String> OWN_PACKAGES =
            List.of("wippy.actor", "wippy.lua.lib", "wippy.modules", "wippy.runtime.value");

    /**
     * A class.
     *
     * @param isElsewhere whether its objects are nobody's or another process's
     * @param bytes how large they are
     * @param references the fields that lead to others
     */
    record Layout(boolean isElsewhere, long bytes, List<Field> references) {}

    @Override
    protected Layout computeValue(Class<?> type) {
        long bytes = HEADER_BYTES;
        var references = new ArrayList<Field>();
        boolean isOwn = isOwn(type);
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().startsWith("java.") && at != Object.class) {
                bytes += 2 * REFERENCE_BYTES;
                break;
            }
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    bytes += bytesOf(field.getType());
                    if (isOwn && isFollowed(field)) {
                        field.setAccessible(true);
                        references.add(field);
                    }
                }
            }
        }
        return new Layout(isElsewhere(type), aligned(bytes), List.copyOf(references));
    }

    private static boolean isOwn(Class<?> type) {
        return OWN.stream().anyMatch(own -> own.isAssignableFrom(type))
                || OWN_PACKAGES.stream()
                        .anyMatch(
                                own ->
                                        type.getPackageName().equals(own)
                                                || type.getPackageName().startsWith(own + "."));
    }

    private static boolean isFollowed(Field field) {
        return !field.getType().isPrimitive()
                && !field.isAnnotationPresent(Elsewhere.class)
                && !isElsewhere(field.getType());
    }

    private static boolean isElsewhere(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.isAnnotationPresent(Elsewhere.class)) {
                return true;
            }
        }
        return false;
    }

    private static long bytesOf(Class<?> type) {
        if (!type.isPrimitive()) {
            return REFERENCE_BYTES;
        }
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == int.class || type == float.class) {
            return Integer.BYTES;
        }
        return type == short.class || type == char.class ? Short.BYTES : 1;
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
