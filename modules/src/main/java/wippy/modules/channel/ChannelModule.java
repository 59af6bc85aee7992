// SPDX-License-Identifier: Apache-2.0
package wippy.modules.channel;

import java.util.ArrayList;
import java.util.List;
import wippy.actor.Channel;
import wippy.actor.Process;
import wippy.actor.Select;
import wippy.lua.FieldNames;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Truth;
import wippy.lua.lib.Arguments;
import wippy.modules.Functions;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.CaseValue;
import wippy.runtime.value.ChannelValue;

/** {@code channel}: making channels, and waiting for the first of several. */
public final class ChannelModule implements LuaModule {

    private static final FieldNames DONE = new FieldNames("channel", "value", "ok");
    private static final FieldNames DEFAULT = new FieldNames("default", "ok");

    @Override
    public String name() {
        return "channel";
    }

    @Override
    public boolean isAlwaysThere() {
        return true;
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                Functions.of("new", ChannelModule::make),
                Functions.of("select", ChannelModule::select));
    }

    private static Object make(LuaState state, LuaFunction self, Object size) {
        long capacity = Arguments.integer(state, self, 1, size, 0);
        if (capacity > Integer.MAX_VALUE) {
            throw Arguments.bad(
                    state, self, 1, "size must be at most 2147483647, but is " + capacity);
        }
        return ChannelValue.of(
                new Channel(LuaProcess.of(state).process(), (int) Math.max(0, capacity)));
    }

    private static Object select(LuaState state, LuaFunction self, Object list, Object otherwise) {
        LuaTable table = Arguments.table(state, self, 1, list);
        Process process = LuaProcess.of(state).process();
        process.poll();
        long length = table.length();
        for (long i = 1; i <= length; i++) {
            if (table.get(i) instanceof CaseValue value) {
                Object done = value.selectCase().tryNow();
                if (done != Channel.EMPTY) {
                    boolean ok = done != Channel.CLOSED;
                    return done(value, ok ? done : null, ok);
                }
            }
        }
        if (Truth.isTrue(otherwise) || Truth.isTrue(table.get("default"))) {
            return LuaTable.ofFields(DEFAULT, new Object[] {true, true});
        }
        return await(state, self, table, length);
    }

    private static Object await(LuaState state, LuaFunction self, LuaTable table, long length) {
        List<CaseValue> values = new ArrayList<>();
        List<Select.Case> cases = new ArrayList<>();
        for (long i = 1; i <= length; i++) {
            if (table.get(i) instanceof CaseValue value) {
                values.add(value);
                cases.add(value.selectCase());
            }
        }
        if (cases.isEmpty() && length > 0) {
            throw Arguments.bad(
                    state,
                    self,
                    1,
                    "it has no case and would wait for ever: write channel:case_receive() or"
                            + " channel:case_send(value)");
        }
        Process process = LuaProcess.of(state).process();
        Select.Selected selected =
                (Select.Selected) state.await(() -> Select.await(process, cases));
        return done(values.get(selected.index()), selected.value(), selected.ok());
    }

    private static LuaTable done(CaseValue winner, Object value, boolean ok) {
        return LuaTable.ofFields(DONE, new Object[] {winner.channel(), value, ok});
    }
}
