// SPDX-License-Identifier: Apache-2.0
package wippy.lua.embed;

import org.jspecify.annotations.Nullable;
import wippy.lua.LuaError;
import wippy.lua.LuaState;
import wippy.lua.Results;
import wippy.lua.lib.BuiltinVariadic;

/** A {@link JavaFunction} as Lua sees it. */
final class Registered extends BuiltinVariadic {

    private final JavaFunction function;
    private final @Nullable Declaration declaration;

    Registered(String name, JavaFunction function, @Nullable Declaration declaration) {
        super(name);
        this.function = function;
        this.declaration = declaration;
    }

    static Registered of(String text, JavaFunction function) {
        if (text.indexOf('(') < 0) {
            return new Registered(text, function, null);
        }
        Declaration declaration = Declaration.of(text);
        return new Registered(declaration.name(), function, declaration);
    }

    @Override
    public @Nullable Object apply(LuaState state, Object[] arguments) {
        Object[] passed =
                declaration == null ? arguments : declaration.checked(state, this, arguments);
        @Nullable Object result;
        try {
            result = function.call(new Values(passed));
        } catch (LuaError e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage();
            throw LuaError.of(state, name() + ": " + message);
        }
        return result instanceof Values values
                ? Results.of(values.toArray())
                : Values.toLua(result);
    }
}
