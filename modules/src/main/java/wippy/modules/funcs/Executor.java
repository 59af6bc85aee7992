// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import java.util.LinkedHashMap;
import java.util.Map;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.lua.Call;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;

/** Calls functions, with context values and options that it carries. Immutable. */
final class Executor extends Userdata {

    private static final Methods<Executor> METHODS = new Methods<>(Executor.class, "Executor");
    private static final LuaTable METATABLE = metatableOfExecutors();

    /** The one that adds nothing. */
    static final Executor PLAIN = new Executor(Map.of(), Retry.NEVER);

    private final Map<String, Object> context;
    private final Retry retry;

    private Executor(Map<String, Object> context, Retry retry) {
        this.context = context;
        this.retry = retry;
    }

    /**
     * Calls and waits.
     *
     * @param skipped how many arguments stand before the id
     * @return what the function returns, or nil and an error
     */
    Object call(LuaState state, LuaFunction self, Object[] arguments, int skipped) {
        for (int attempt = 1; ; attempt++) {
            try {
                Call call = start(state, self, arguments, skipped);
                return state.await(call::await);
            } catch (Failure e) {
                if (!retry.isWorthIt(attempt, e.error())) {
                    return e.result();
                }
                retry.pause(state, attempt);
            }
        }
    }

    /** Calls and goes on. {@return the future, or nil and an error} */
    Object async(LuaState state, LuaFunction self, Object[] arguments, int skipped) {
        try {
            return new FutureValue(
                    LuaProcess.of(state).process(), start(state, self, arguments, skipped));
        } catch (Failure e) {
            return e.result();
        }
    }

    private Call start(LuaState state, LuaFunction self, Object[] arguments, int skipped) {
        String id =
                Arguments.string(
                        state, self, skipped + 1, Functions.argument(arguments, skipped + 1));
        LuaProcess caller = LuaProcess.of(state);
        return caller.services()
                .call(caller, entry(id), Functions.after(arguments, skipped + 1), context);
    }

    private static EntryId entry(String id) {
        String text = LuaString.text(id);
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new Failure(
                    ErrorKind.INVALID,
                    "the id of a function is namespace:name, but got '" + text + "'");
        }
        return EntryId.parse(text);
    }

    private Executor withContext(LuaTable values) {
        Map<String, Object> all = new LinkedHashMap<>(context);
        for (int i = values.nextIndex(0); i > 0; i = values.nextIndex(i)) {
            if (values.keyAt(i) instanceof String key) {
                all.put(key, values.valueAt(i));
            }
        }
        return new Executor(all, retry);
    }

    /** Options that are not known are accepted and mean nothing. */
    private Object withOptions(LuaTable options) {
        if (!(options.get("retry") instanceof LuaTable table)) {
            return this;
        }
        try {
            return new Executor(context, Retry.of(table));
        } catch (Failure e) {
            return e.result();
        }
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }

    private static LuaTable metatableOfExecutors() {
        METHODS.add(
                Functions.of(
                        "with_context",
                        (state, self, executor, values) ->
                                METHODS.check(state, self, executor)
                                        .withContext(Arguments.table(state, self, 2, values))));
        METHODS.add(
                Functions.of(
                        "with_options",
                        (state, self, executor, options) ->
                                METHODS.check(state, self, executor)
                                        .withOptions(Arguments.table(state, self, 2, options))));
        METHODS.add(
                Functions.variadic(
                        "call",
                        (state, self, arguments) ->
                                METHODS.check(state, self, Functions.argument(arguments, 1))
                                        .call(state, self, arguments, 1)));
        METHODS.add(
                Functions.variadic(
                        "async",
                        (state, self, arguments) ->
                                METHODS.check(state, self, Functions.argument(arguments, 1))
                                        .async(state, self, arguments, 1)));
        return METHODS.metatable();
    }
}
