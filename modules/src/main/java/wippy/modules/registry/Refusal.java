// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import java.util.List;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.registry.Rejection;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** Why a transaction was refused, as an error for Lua with everything in its details. */
final class Refusal {

    private Refusal() {}

    static ErrorValue of(List<Rejection> rejections) {
        Rejection first = rejections.getFirst();
        String more = rejections.size() > 1 ? " (and " + (rejections.size() - 1) + " more)" : "";
        String message = describe(first) + more;
        LuaTable errors = new LuaTable();
        for (Rejection rejection : rejections) {
            LuaTable one = LuaTable.of(0, 5);
            one.put("id", LuaString.of(rejection.id().toString()));
            one.put("kind", kind(rejection.reason()));
            one.put("path", LuaString.of(rejection.path().toString()));
            one.put("message", LuaString.of(rejection.message()));
            one.put("hint", LuaString.of(rejection.hint()));
            errors.append(one);
        }
        LuaTable details = LuaTable.of(0, 3);
        details.put("count", (Object) (long) rejections.size());
        details.put("summary", LuaString.of(message));
        details.put("errors", errors);
        return ErrorValue.of(kind(first.reason()), message).withDetails(details);
    }

    private static String describe(Rejection rejection) {
        String hint = rejection.hint().isEmpty() ? "" : "; " + rejection.hint();
        String id = rejection.id().toString();
        String message = rejection.message();
        return (message.contains(id) ? message : id + ": " + message) + hint;
    }

    private static String kind(Rejection.Reason reason) {
        return switch (reason) {
            case EXISTS -> ErrorKind.ALREADY_EXISTS;
            case MISSING -> ErrorKind.NOT_FOUND;
            case UNKNOWN_KIND, INVALID, CYCLE, UNRESOLVED, BROKEN_DEPENDENCY -> ErrorKind.INVALID;
            case FAILED -> ErrorKind.INTERNAL;
        };
    }
}
