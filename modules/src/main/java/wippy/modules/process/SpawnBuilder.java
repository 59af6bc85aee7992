// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import java.util.ArrayList;
import java.util.List;
import wippy.actor.Limits;
import wippy.actor.SpawnOptions;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.lua.CallContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.security.Actor;
import wippy.runtime.security.Scope;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.MessageCopier;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Wrapper;

/**
 * A spawn in preparation: a context, a name, first messages. Immutable. What its process may not do
 * is raised, while other failures are returned.
 */
final class SpawnBuilder extends Userdata {

    private static final Methods<SpawnBuilder> METHODS =
            new Methods<>(SpawnBuilder.class, "SpawnBuilder");
    private static final LuaTable METATABLE = metatableOfBuilders();
    private static final String CONTEXT = "process.context";

    private final CallContext context;
    private final String name;
    private final List<SpawnOptions.Queued> messages;
    private final Limits limits;

    private SpawnBuilder(
            CallContext context, String name, List<SpawnOptions.Queued> messages, Limits limits) {
        this.context = context;
        this.name = name;
        this.messages = messages;
        this.limits = limits;
    }

    /** {@return one that prepares nothing yet} */
    static SpawnBuilder empty() {
        return new SpawnBuilder(CallContext.NONE, null, List.of(), Limits.NONE);
    }

    /** {@return one with these context values too; keys that are no strings are left out} */
    SpawnBuilder withContext(LuaState state, LuaTable values) {
        require(state, CONTEXT, "context");
        return with(context.with(values));
    }

    private SpawnBuilder with(CallContext other) {
        return new SpawnBuilder(other, name, messages, limits);
    }

    private static void require(LuaState state, String action, String resource) {
        try {
            LuaProcess.of(state).require(action, resource);
        } catch (Failure e) {
            throw LuaError.thrown(state, e.error());
        }
    }

    /** {@return one with these options, or nil and an error} Those not known mean nothing. */
    Object withOptions(LuaState state, LuaTable options) {
        require(state, CONTEXT, "context");
        try {
            return new SpawnBuilder(context, name, messages, limits.and(LimitOptions.of(options)));
        } catch (Failure e) {
            return e.result();
        }
    }

    private SpawnBuilder withMessage(String topic, Object payload) {
        List<SpawnOptions.Queued> all = new ArrayList<>(messages);
        all.add(new SpawnOptions.Queued(topic, payload));
        return new SpawnBuilder(context, name, all, limits);
    }

    private SpawnOptions options(Spawning.Tie tie, MessageCopier copier) {
        if (name == null && messages.isEmpty() && limits == Limits.NONE) {
            return tie.options();
        }
        List<SpawnOptions.Queued> copies = new ArrayList<>();
        for (SpawnOptions.Queued message : messages) {
            copies.add(new SpawnOptions.Queued(message.topic(), copier.apply(message.payload())));
        }
        return new SpawnOptions(
                tie.options().monitored(), tie.options().linked(), name, copies, limits);
    }

    private Object spawn(LuaState state, LuaFunction self, Object[] arguments, Spawning.Tie tie) {
        try {
            SpawnOptions options = options(tie, LuaProcess.of(state).services().copier());
            return Spawning.spawn(state, self, arguments, 1, context, options);
        } catch (Failure e) {
            return answered(state, e);
        }
    }

    private static Object answered(LuaState state, Failure failure) {
        if (failure.error().kind().equals(ErrorKind.PERMISSION_DENIED)) {
            throw LuaError.thrown(state, failure.error());
        }
        return failure.result();
    }

    private Object execute(LuaState state, LuaFunction self, Object[] arguments) {
        try {
            return Spawning.execute(state, self, arguments, 1, context);
        } catch (Failure e) {
            return answered(state, e);
        }
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }

    private static void addIdentity() {
        METHODS.add(
                Functions.of(
                        "with_actor",
                        (state, self, builder, actor) -> {
                            SpawnBuilder old = METHODS.check(state, self, builder);
                            Actor other = Wrapper.check(Actor.class, state, self, 2, actor);
                            require(state, "process.security", "security");
                            return old.with(old.context.with(other));
                        }));
        METHODS.add(
                Functions.of(
                        "with_scope",
                        (state, self, builder, scope) -> {
                            SpawnBuilder old = METHODS.check(state, self, builder);
                            Scope other = Wrapper.check(Scope.class, state, self, 2, scope);
                            require(state, "process.security", "security");
                            return old.with(old.context.with(other));
                        }));
    }

    private static LuaTable metatableOfBuilders() {
        addIdentity();
        METHODS.add(
                Functions.of(
                        "with_context",
                        (state, self, builder, values) ->
                                METHODS.check(state, self, builder)
                                        .withContext(
                                                state, Arguments.table(state, self, 2, values))));
        METHODS.add(
                Functions.of(
                        "with_options",
                        (state, self, builder, options) ->
                                METHODS.check(state, self, builder)
                                        .withOptions(
                                                state, Arguments.table(state, self, 2, options))));
        METHODS.add(
                Functions.of(
                        "with_name",
                        (state, self, builder, name) -> {
                            SpawnBuilder old = METHODS.check(state, self, builder);
                            String text = Arguments.string(state, self, 2, name);
                            if (text.isEmpty()) {
                                throw Arguments.bad(state, self, 2, Names.EMPTY);
                            }
                            return new SpawnBuilder(
                                    old.context, LuaString.text(text), old.messages, old.limits);
                        }));
        METHODS.add(
                Functions.variadic(
                        "with_message",
                        (state, self, arguments) -> {
                            SpawnBuilder old =
                                    METHODS.check(state, self, Functions.argument(arguments, 1));
                            String topic =
                                    Arguments.string(
                                            state, self, 2, Functions.argument(arguments, 2));
                            String mistake = Messages.mistake(topic);
                            if (mistake != null) {
                                throw Arguments.bad(state, self, 2, mistake);
                            }
                            return old.withMessage(topic, Messages.payload(arguments, 2));
                        }));
        for (Spawning.Tie tie : Spawning.Tie.values()) {
            METHODS.add(
                    Functions.variadic(
                            tie.function(),
                            (state, self, arguments) ->
                                    METHODS.check(state, self, Functions.argument(arguments, 1))
                                            .spawn(state, self, arguments, tie)));
        }
        METHODS.add(
                Functions.variadic(
                        "exec",
                        (state, self, arguments) ->
                                METHODS.check(state, self, Functions.argument(arguments, 1))
                                        .execute(state, self, arguments)));
        return METHODS.metatable();
    }
}
