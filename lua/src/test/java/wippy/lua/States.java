// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** States for tests: nothing interrupts them, blocking operations run at once. */
final class States {

    private static final Waiting AT_ONCE =
            new Waiting() {
                @Override
                public void interrupted(boolean mayYield) {}

                @Override
                public boolean yieldOutsideCoroutine() {
                    return false;
                }
            };

    private States() {}

    static LuaState plain() {
        return new LuaState(Dialect.PLAIN, AT_ONCE, new LuaTable(), null);
    }

    static LuaState plain(LuaTable globals, LuaTable stringMetatable) {
        return new LuaState(Dialect.PLAIN, AT_ONCE, globals, stringMetatable);
    }

    static LuaState application() {
        return new LuaState(Dialect.APPLICATION, AT_ONCE, new LuaTable(), null);
    }

    /** {@return a state whose {@link LuaState#interrupt} leads to an action} */
    static LuaState interruptedBy(Runnable action) {
        return new LuaState(
                Dialect.PLAIN,
                new Waiting() {
                    @Override
                    public void interrupted(boolean mayYield) {
                        action.run();
                    }

                    @Override
                    public boolean yieldOutsideCoroutine() {
                        return false;
                    }
                },
                new LuaTable(),
                null);
    }
}
