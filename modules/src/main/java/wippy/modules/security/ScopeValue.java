// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.registry.EntryId;
import wippy.runtime.security.Policy;
import wippy.runtime.security.Scope;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Wrapper;

/** A scope as a Lua value. */
final class ScopeValue extends Wrapper<Scope> {

    private static final Methods<ScopeValue> METHODS = new Methods<>(ScopeValue.class, "Scope");
    private static final LuaTable METATABLE =
            METHODS.getter("policies", ScopeValue::policies)
                    .add(Functions.of("with", ScopeValue::with))
                    .add(Functions.of("without", ScopeValue::without))
                    .add(Functions.of("contains", ScopeValue::contains))
                    .add(Functions.variadic("evaluate", ScopeValue::evaluate))
                    .metatable();

    ScopeValue(Scope scope) {
        super(scope);
    }

    private Object policies() {
        LuaTable list = LuaTable.of(wrapped().policies().size(), 0);
        for (Policy policy : wrapped().policies()) {
            list.append(new PolicyValue(policy));
        }
        return list;
    }

    private static Object with(LuaState state, LuaFunction self, Object scope, Object policy) {
        Scope old = METHODS.check(state, self, scope).wrapped();
        return new ScopeValue(old.with(Wrapper.check(Policy.class, state, self, 2, policy)));
    }

    private static Object without(LuaState state, LuaFunction self, Object scope, Object policy) {
        Scope old = METHODS.check(state, self, scope).wrapped();
        return new ScopeValue(old.without(id(state, self, policy)));
    }

    private static Object contains(LuaState state, LuaFunction self, Object scope, Object policy) {
        return METHODS.check(state, self, scope).wrapped().contains(id(state, self, policy));
    }

    private static EntryId id(LuaState state, LuaFunction self, Object policy) {
        return policy instanceof PolicyValue known
                ? known.wrapped().id()
                : EntryId.parse(LuaString.text(Arguments.string(state, self, 2, policy)));
    }

    private static Object evaluate(LuaState state, LuaFunction self, Object[] arguments) {
        Scope scope = METHODS.check(state, self, Functions.argument(arguments, 1)).wrapped();
        return scope.evaluate(Requests.of(state, self, arguments)).text();
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
