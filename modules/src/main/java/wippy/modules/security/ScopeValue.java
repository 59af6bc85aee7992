// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.security.Policy;
import wippy.runtime.security.Scope;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Sendable;

/** A scope as a Lua value. */
public final class ScopeValue extends Userdata implements Sendable {

    private static final Methods<ScopeValue> METHODS = new Methods<>(ScopeValue.class, "Scope");
    private static final LuaTable METATABLE =
            METHODS.getter("policies", ScopeValue::policies)
                    .add(Functions.of("with", ScopeValue::with))
                    .add(Functions.of("without", ScopeValue::without))
                    .add(Functions.of("contains", ScopeValue::contains))
                    .add(Functions.variadic("evaluate", ScopeValue::evaluate))
                    .metatable();

    private final Scope scope;

    ScopeValue(Scope scope) {
        this.scope = scope;
    }

    /** {@return the scope in an argument} Raises 'bad argument' if there is none. */
    public static Scope check(LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof ScopeValue known) {
            return known.scope;
        }
        throw Arguments.expected(state, self, index, "Scope", value);
    }

    /** {@return the policy in an argument} Raises 'bad argument' if there is none. */
    static Policy policy(LuaState state, LuaFunction self, int index, Object value) {
        if (value instanceof PolicyValue known) {
            return known.policy();
        }
        throw Arguments.expected(state, self, index, "Policy", value);
    }

    private Object policies() {
        LuaTable list = LuaTable.of(scope.policies().size(), 0);
        for (Policy policy : scope.policies()) {
            list.append(new PolicyValue(policy));
        }
        return list;
    }

    private static Object with(LuaState state, LuaFunction self, Object scope, Object policy) {
        Scope old = METHODS.check(state, self, scope).scope;
        return new ScopeValue(old.with(policy(state, self, 2, policy)));
    }

    private static Object without(LuaState state, LuaFunction self, Object scope, Object policy) {
        Scope old = METHODS.check(state, self, scope).scope;
        return new ScopeValue(old.without(id(state, self, policy)));
    }

    private static Object contains(LuaState state, LuaFunction self, Object scope, Object policy) {
        return METHODS.check(state, self, scope).scope.contains(id(state, self, policy));
    }

    private static EntryId id(LuaState state, LuaFunction self, Object policy) {
        return policy instanceof PolicyValue known
                ? known.policy().id()
                : EntryId.parse(LuaString.text(Arguments.string(state, self, 2, policy)));
    }

    private static Object evaluate(LuaState state, LuaFunction self, Object[] arguments) {
        Scope scope = METHODS.check(state, self, Functions.argument(arguments, 1)).scope;
        return scope.evaluate(Requests.of(state, self, arguments)).text();
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
