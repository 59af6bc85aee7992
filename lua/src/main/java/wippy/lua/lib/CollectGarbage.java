// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import wippy.lua.Collector;
import wippy.lua.LuaState;

/**
 * {@code collectgarbage} (Lua 5.3 §6.1). The JVM collects by itself, so {@code stop} holds back
 * only finalizers, {@code setpause} and {@code setstepmul} remember their numbers, and {@code
 * count} is about the whole JVM.
 */
final class CollectGarbage extends Builtin2 {

    CollectGarbage() {
        super("collectgarbage");
    }

    @Override
    public Object call(LuaState state, Object option, Object argument) {
        String what = Arguments.string(state, this, 1, option, "collect");
        long number = Arguments.integer(state, this, 2, argument, 0);
        Collector collector = state.collector();
        return switch (what) {
            case "collect" -> {
                collector.collect();
                yield 0L;
            }
            case "count" -> collector.count();
            case "step" -> collector.step(number);
            case "isrunning" -> collector.isRunning();
            case "stop" -> {
                collector.stop();
                yield 0L;
            }
            case "restart" -> {
                collector.restart();
                yield 0L;
            }
            case "setpause" -> collector.setPause(number);
            case "setstepmul" -> collector.setStepMultiplier(number);
            default -> throw Arguments.bad(state, this, 1, "invalid option '" + what + "'");
        };
    }
}
