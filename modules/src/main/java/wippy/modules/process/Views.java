// SPDX-License-Identifier: Apache-2.0
package wippy.modules.process;

import java.time.Instant;
import java.util.SortedSet;
import wippy.actor.Event;
import wippy.actor.ExitReason;
import wippy.actor.Message;
import wippy.actor.Pid;
import wippy.lua.FieldNames;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.lua.LuaProcess;
import wippy.runtime.value.ErrorValue;
import wippy.runtime.value.MessageCopier;
import wippy.runtime.value.MessageValue;

/** What the receivers of messages and events see. */
final class Views {

    static final String CANCEL = "pid.cancel";
    static final String EXIT = "pid.exit";
    static final String LINK_DOWN = "pid.link.down";
    static final String OUTDATED = "pid.outdated";

    private static final FieldNames CANCEL_FIELDS = new FieldNames("kind", "from", "at", "reason");
    private static final FieldNames END_FIELDS = new FieldNames("kind", "from", "at", "result");
    private static final FieldNames OUTDATED_FIELDS =
            new FieldNames("kind", "from", "at", "sources");
    private static final FieldNames RESULT_FIELDS = new FieldNames("value", "error");
    private static final MessageCopier COPIER = new MessageCopier();

    private Views() {}

    /** {@return a Message object} */
    static Object message(Object message) {
        return new MessageValue((Message) message);
    }

    /** {@return what was sent: the value, several as a list, nil for none} */
    static Object payload(Object message) {
        Object payload = ((Message) message).payload();
        if (payload instanceof Object[] values) {
            return values.length == 0 ? null : LuaTable.ofList(values);
        }
        return payload;
    }

    /** {@return an event as a table} */
    static Object event(Object event) {
        if (event instanceof Event.Cancel(Pid from, Instant at, String reason)) {
            return LuaTable.ofFields(
                    CANCEL_FIELDS,
                    new Object[] {CANCEL, text(from), at.getEpochSecond(), LuaString.of(reason)});
        }
        if (event instanceof Event.LinkDown(Pid from, Instant at, ExitReason reason)) {
            return ended(LINK_DOWN, from, at, reason);
        }
        if (event instanceof Event.Outdated(Pid from, Instant at, SortedSet<String> names)) {
            Object[] sources = new Object[names.size()];
            int count = 0;
            for (String name : names) {
                sources[count++] = LuaString.of(name);
            }
            return LuaTable.ofFields(
                    OUTDATED_FIELDS,
                    new Object[] {
                        OUTDATED, text(from), at.getEpochSecond(), LuaTable.ofList(sources)
                    });
        }
        Event.Exit exit = (Event.Exit) event;
        return ended(EXIT, exit.from(), exit.at(), exit.reason());
    }

    private static LuaTable ended(String kind, Pid from, Instant at, ExitReason reason) {
        Object value = reason instanceof ExitReason.Normal normal ? normal.value() : null;
        ErrorValue error = LuaProcess.errorOf(reason);
        Object result =
                LuaTable.ofFields(
                        RESULT_FIELDS,
                        // Others get the same error: its details must not be shared.
                        new Object[] {value, error == null ? null : COPIER.apply(error)});
        return LuaTable.ofFields(
                END_FIELDS, new Object[] {kind, text(from), at.getEpochSecond(), result});
    }

    private static String text(Pid pid) {
        return LuaString.of(pid.toString());
    }
}
