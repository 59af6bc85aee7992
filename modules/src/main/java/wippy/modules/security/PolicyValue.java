// SPDX-License-Identifier: Apache-2.0
package wippy.modules.security;

import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.modules.Functions;
import wippy.runtime.security.Policy;
import wippy.runtime.value.Methods;
import wippy.runtime.value.Wrapper;

/** A policy as a Lua value. */
final class PolicyValue extends Wrapper<Policy> {

    private static final Methods<PolicyValue> METHODS = new Methods<>(PolicyValue.class, "Policy");
    private static final LuaTable METATABLE =
            METHODS.getter("id", value -> LuaString.of(value.wrapped().id().toString()))
                    .add(
                            Functions.variadic(
                                    "evaluate",
                                    (state, self, arguments) -> {
                                        Policy policy =
                                                METHODS.check(
                                                                state,
                                                                self,
                                                                Functions.argument(arguments, 1))
                                                        .wrapped();
                                        return policy.evaluate(Requests.of(state, self, arguments))
                                                .text();
                                    }))
                    .metatable();

    PolicyValue(Policy policy) {
        super(policy);
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
