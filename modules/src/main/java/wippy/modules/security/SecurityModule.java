// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.security.Actor;
import wippy.runtime.security.Identity;
import wippy.runtime.security.Policies;
import wippy.runtime.security.Policy;
import wippy.runtime.security.Scope;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Wrapper;

/**
 * {@code security}: in whose name code runs, and what policies allow. What it may not be asked
 * itself is of kind Invalid.
 */
public final class SecurityModule implements LuaModule {

    @Override
    public String name() {
        return "security";
    }

    @Override
    public Object value(ModuleContext context) {
        Policies policies = context.services().policies();
        return Functions.module(
                Functions.of("actor", SecurityModule::actor),
                Functions.of("scope", SecurityModule::scope),
                Functions.of("can", SecurityModule::can),
                Functions.of("new_actor", SecurityModule::newActor),
                Functions.of("new_scope", SecurityModule::newScope),
                Functions.of(
                        "policy",
                        (state, self, name) -> {
                            EntryId id = id(state, self, name);
                            try {
                                require(state, "security.policy.get", id.toString());
                                return new PolicyValue(policies.policy(id));
                            } catch (Failure e) {
                                return e.result();
                            }
                        }),
                Functions.of(
                        "named_scope",
                        (state, self, name) -> {
                            EntryId id = id(state, self, name);
                            try {
                                require(state, "security.policy_group.get", id.toString());
                                return new ScopeValue(policies.group(id));
                            } catch (Failure e) {
                                return e.result();
                            }
                        }));
    }

    private static Identity identity(LuaState state) {
        return LuaProcess.of(state).surroundings().identity();
    }

    private static Object actor(LuaState state) {
        return identity(state).actor().map(ActorValue::new).orElse(null);
    }

    private static Object scope(LuaState state) {
        return identity(state).scope().map(ScopeValue::new).orElse(null);
    }

    private static Object can(
            LuaState state, LuaFunction self, Object action, Object resource, Object meta) {
        return identity(state)
                .isGranted(
                        Requests.text(state, self, 1, action),
                        Requests.text(state, self, 2, resource),
                        Requests.meta(state, self, 3, meta));
    }

    private static Object newActor(LuaState state, LuaFunction self, Object id, Object meta) {
        String text = Requests.text(state, self, 1, id);
        Map<String, Object> known = Requests.meta(state, self, 2, meta);
        raiseUnlessAllowed(state, "security.actor.create", text);
        return new ActorValue(new Actor(text, known));
    }

    private static Object newScope(LuaState state, LuaFunction self, Object policies) {
        raiseUnlessAllowed(state, "security.scope.create", "custom");
        if (policies == null) {
            return new ScopeValue(Scope.EMPTY);
        }
        LuaTable list = Arguments.table(state, self, 1, policies);
        List<Policy> all = new ArrayList<>();
        for (Object item : list.list(1, list.length())) {
            all.add(Wrapper.check(Policy.class, state, self, 1, item));
        }
        return new ScopeValue(Scope.of(all));
    }

    private static EntryId id(LuaState state, LuaFunction self, Object name) {
        return EntryId.parse(LuaString.text(Arguments.string(state, self, 1, name)));
    }

    private static void require(LuaState state, String action, String resource) {
        LuaProcess.of(state).require(action, resource, ErrorKind.INVALID);
    }

    private static void raiseUnlessAllowed(LuaState state, String action, String resource) {
        try {
            require(state, action, resource);
        } catch (Failure e) {
            throw LuaError.thrown(state, e.error());
        }
    }
}
