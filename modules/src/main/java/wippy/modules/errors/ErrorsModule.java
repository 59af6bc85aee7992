// SPDX-License-Identifier: Apache-2.0
package wippy.modules.errors;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Traceback;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.ErrorValue;

/** {@code errors}: making, wrapping and telling apart error values. */
public final class ErrorsModule implements LuaModule {

    @Override
    public String name() {
        return "errors";
    }

    @Override
    public boolean isAlwaysThere() {
        return true;
    }

    @Override
    public Object value(ModuleContext context) {
        LuaTable module =
                Functions.into(
                        new LuaTable(),
                        Functions.of("new", ErrorsModule::make),
                        Functions.of("wrap", ErrorsModule::wrap),
                        Functions.of("is", ErrorsModule::is),
                        Functions.of("call_stack", ErrorsModule::callStack));
        module.put("UNKNOWN", ErrorKind.UNKNOWN);
        module.put("NOT_FOUND", ErrorKind.NOT_FOUND);
        module.put("ALREADY_EXISTS", ErrorKind.ALREADY_EXISTS);
        module.put("INVALID", ErrorKind.INVALID);
        module.put("PERMISSION_DENIED", ErrorKind.PERMISSION_DENIED);
        module.put("UNAVAILABLE", ErrorKind.UNAVAILABLE);
        module.put("INTERNAL", ErrorKind.INTERNAL);
        module.put("CANCELED", ErrorKind.CANCELED);
        module.put("CONFLICT", ErrorKind.CONFLICT);
        module.put("TIMEOUT", ErrorKind.TIMEOUT);
        module.put("RATE_LIMITED", ErrorKind.RATE_LIMITED);
        module.freeze();
        return module;
    }

    private static Object make(LuaState state, LuaFunction self, Object what) {
        if (!(what instanceof LuaTable table)) {
            String message = Arguments.string(state, self, 1, what);
            return ErrorValue.of(message, ErrorKind.UNKNOWN, null, null)
                    .withStack(Traceback.text(state, null, 1));
        }
        if (!(table.get("message") instanceof String message)) {
            throw Arguments.bad(state, self, 1, "the table needs a text in its field 'message'");
        }
        return ErrorValue.of(
                        message,
                        table.get("kind") instanceof String kind ? kind : ErrorKind.UNKNOWN,
                        table.get("retryable") instanceof Boolean retryable ? retryable : null,
                        details(table.get("details")))
                .withStack(Traceback.text(state, null, 1));
    }

    /** {@return the details without keys that are no strings; null for none} */
    private static LuaTable details(Object value) {
        if (!(value instanceof LuaTable table)) {
            return null;
        }
        LuaTable details = new LuaTable();
        boolean isEmpty = true;
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (table.keyAt(i) instanceof String key) {
                details.put(key, table.valueAt(i));
                isEmpty = false;
            }
        }
        return isEmpty ? null : details;
    }

    private static Object wrap(LuaState state, LuaFunction self, Object inner, Object context) {
        ErrorValue error =
                inner instanceof ErrorValue value
                        ? value
                        : ErrorValue.of(
                                        Arguments.string(state, self, 1, inner),
                                        ErrorKind.UNKNOWN,
                                        null,
                                        null)
                                .withStack(Traceback.text(state, null, 1));
        return error.wrap(
                context instanceof ErrorValue outer
                        ? outer.fullText()
                        : Arguments.string(state, self, 2, context));
    }

    private static Object is(LuaState state, LuaFunction self, Object error, Object kind) {
        String wanted = Arguments.string(state, self, 2, kind);
        return error instanceof ErrorValue value && value.kind().equals(wanted);
    }

    private static Object callStack(LuaState state, LuaFunction self, Object error) {
        if (!(error instanceof ErrorValue value) || value.stack().isEmpty()) {
            return null;
        }
        return CallStack.of(value.stack().get());
    }
}
