// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wippy.actor.Limits;
import wippy.actor.SpawnOptions;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.Failure;
import wippy.runtime.value.MessageCopier;
import wippy.runtime.value.Methods;

/** A spawn in preparation: context values, a name, first messages. Immutable. */
final class SpawnBuilder extends Userdata {

    private static final Methods<SpawnBuilder> METHODS =
            new Methods<>(SpawnBuilder.class, "SpawnBuilder");
    private static final LuaTable METATABLE = metatableOfBuilders();

    private final Map<String, Object> context;
    private final String name;
    private final List<SpawnOptions.Queued> messages;
    private final Limits limits;

    private SpawnBuilder(
            Map<String, Object> context,
            String name,
            List<SpawnOptions.Queued> messages,
            Limits limits) {
        this.context = context;
        this.name = name;
        this.messages = messages;
        this.limits = limits;
    }

    /** {@return one that prepares nothing yet} */
    static SpawnBuilder empty() {
        return new SpawnBuilder(Map.of(), null, List.of(), Limits.NONE);
    }

    /** {@return one with these context values too; keys that are no strings are left out} */
    SpawnBuilder withContext(LuaTable values) {
        Map<String, Object> all = new LinkedHashMap<>(context);
        for (int i = values.nextIndex(0); i > 0; i = values.nextIndex(i)) {
            if (values.keyAt(i) instanceof String key) {
                all.put(key, values.valueAt(i));
            }
        }
        return new SpawnBuilder(all, name, messages, limits);
    }

    /** {@return one with these options, or nil and an error} Those not known mean nothing. */
    Object withOptions(LuaTable options) {
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
            return e.result();
        }
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }

    private static LuaTable metatableOfBuilders() {
        METHODS.add(
                Functions.of(
                        "with_context",
                        (state, self, builder, values) ->
                                METHODS.check(state, self, builder)
                                        .withContext(Arguments.table(state, self, 2, values))));
        METHODS.add(
                Functions.of(
                        "with_options",
                        (state, self, builder, options) ->
                                METHODS.check(state, self, builder)
                                        .withOptions(Arguments.table(state, self, 2, options))));
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
                                Spawning.execute(
                                        state,
                                        self,
                                        arguments,
                                        1,
                                        METHODS.check(state, self, Functions.argument(arguments, 1))
                                                .context)));
        return METHODS.metatable();
    }
}
