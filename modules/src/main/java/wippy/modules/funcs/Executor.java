// SPDX-License-Identifier: Apache-2.0
package wippy.modules.funcs;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Results;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.security.Actor;
import wippy.runtime.security.Scope;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Wrapper;

/** Calls functions, with a context and options that it carries. Immutable. */
final class Executor extends Userdata {

    private static final Methods<Executor> METHODS = new Methods<>(Executor.class, "Executor");
    private static final LuaTable METATABLE = metatableOfExecutors();

    /** The one that adds nothing. */
    static final Executor PLAIN = new Executor(CallContext.NONE, CallOptions.NONE);

    private final CallContext context;
    private final CallOptions options;

    private Executor(CallContext context, CallOptions options) {
        this.context = context;
        this.options = options;
    }

    /**
     * Calls and waits.
     *
     * @param skipped how many arguments stand before the id
     * @return what the function returns, or nil and an error
     */
    Object call(LuaState state, LuaFunction self, Object[] arguments, int skipped) {
        try {
            Attempts attempts = attempts(state, self, arguments, skipped);
            while (true) {
                try {
                    return state.await(attempts.next()::await);
                } catch (Failure e) {
                    long pause = attempts.pauseAfter(e.error());
                    if (pause < 0) {
                        throw e;
                    }
                    state.await(
                            () -> {
                                attempts.caller().process().sleep(pause);
                                return Results.NONE;
                            });
                }
            }
        } catch (Failure e) {
            return e.result();
        }
    }

    /** Calls and goes on. {@return the future, or nil and an error} */
    Object async(LuaState state, LuaFunction self, Object[] arguments, int skipped) {
        try {
            return new FutureValue(attempts(state, self, arguments, skipped));
        } catch (Failure e) {
            return e.result();
        }
    }

    private Attempts attempts(LuaState state, LuaFunction self, Object[] arguments, int skipped) {
        String id =
                Arguments.string(
                        state, self, skipped + 1, Functions.argument(arguments, skipped + 1));
        LuaProcess caller = LuaProcess.of(state);
        EntryId function = entry(id);
        if (!caller.isUnchecked()) {
            caller.require("funcs.call", function.toString());
        }
        return new Attempts(
                caller, function, Functions.after(arguments, skipped + 1), context, options);
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

    private Object withContext(LuaState state, CallContext other, String action, String of) {
        try {
            LuaProcess.of(state).require(action, of);
            return new Executor(other, options);
        } catch (Failure e) {
            return e.result();
        }
    }

    private Object withOptions(LuaTable table) {
        try {
            return new Executor(context, options.with(table));
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
                        (state, self, executor, values) -> {
                            Executor old = METHODS.check(state, self, executor);
                            LuaTable more = Arguments.table(state, self, 2, values);
                            return old.withContext(
                                    state, old.context.with(more), "funcs.context", "context");
                        }));
        METHODS.add(
                Functions.of(
                        "with_actor",
                        (state, self, executor, actor) -> {
                            Executor old = METHODS.check(state, self, executor);
                            Actor other = Wrapper.check(Actor.class, state, self, 2, actor);
                            return old.withContext(
                                    state, old.context.with(other), "funcs.security", "security");
                        }));
        METHODS.add(
                Functions.of(
                        "with_scope",
                        (state, self, executor, scope) -> {
                            Executor old = METHODS.check(state, self, executor);
                            Scope other = Wrapper.check(Scope.class, state, self, 2, scope);
                            return old.withContext(
                                    state, old.context.with(other), "funcs.security", "security");
                        }));
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
