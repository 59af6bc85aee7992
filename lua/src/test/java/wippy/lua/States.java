// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** States for tests: nothing interrupts them, blocking operations run at once. */
public final class States {

    private static final Waiting AT_ONCE = waiting(() -> {});

    private States() {}

    static LuaState plain() {
        return new LuaState(Dialect.PLAIN, AT_ONCE, new LuaTable(), null);
    }

    /** {@return a state of plain Lua with these globals and this metatable of strings} */
    public static LuaState plain(LuaTable globals, LuaTable stringMetatable) {
        return new LuaState(Dialect.PLAIN, AT_ONCE, globals, stringMetatable);
    }

    static LuaState application() {
        return new LuaState(Dialect.APPLICATION, AT_ONCE, new LuaTable(), null);
    }

    /** {@return a state whose {@link LuaState#interrupt} leads to an action} */
    static LuaState interruptedBy(Runnable action) {
        return new LuaState(Dialect.PLAIN, waiting(action), new LuaTable(), null);
    }

    /** {@return how a state waits that an action interrupts} */
    public static Waiting waiting(Runnable action) {
        return new Waiting() {
            @Override
            public void interrupted(boolean mayYield) {
                action.run();
            }

            @Override
            public boolean yieldOutsideCoroutine() {
                return false;
            }
        };
    }
}
