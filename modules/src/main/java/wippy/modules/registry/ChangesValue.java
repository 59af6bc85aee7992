// SPDX-License-Identifier: Apache-2.0
package wippy.modules.registry;

import java.util.ArrayList;
import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.Userdata;
import wippy.modules.Functions;
import wippy.registry.Operation;
import wippy.runtime.value.Failure;
import wippy.runtime.value.Methods;

/** Changes that are collected and then applied as one transaction. Stays in its process. */
final class ChangesValue extends Userdata {

    private static final Methods<ChangesValue> METHODS =
            new Methods<>(ChangesValue.class, "Changes");
    private static final LuaTable METATABLE =
            METHODS.add(staging("create", value -> new Operation.Create(EntryTables.entry(value))))
                    .add(staging("update", value -> new Operation.Update(EntryTables.entry(value))))
                    .add(staging("delete", value -> new Operation.Delete(EntryTables.id(value))))
                    .add(
                            Functions.of(
                                    "apply",
                                    (state, self, changes) ->
                                            METHODS.check(state, self, changes).apply(state)))
                    .getter("ops", ChangesValue::operations)
                    .text(changes -> "registry.Changes{" + changes.operations.size() + "}")
                    .metatable();

    private final Access access;
    private final List<Operation> operations = new ArrayList<>();

    ChangesValue(Access access) {
        this.access = access;
    }

    private interface Reader {
        Operation of(Object value);
    }

    private static LuaFunction staging(String name, Reader reader) {
        return Functions.of(
                name,
                (state, self, receiver, value) -> {
                    ChangesValue changes = METHODS.check(state, self, receiver);
                    try {
                        changes.operations.add(reader.of(value));
                        return changes;
                    } catch (Failure e) {
                        return e.result();
                    }
                });
    }

    /** What was applied is not applied again. */
    private Object apply(LuaState state) {
        if (operations.isEmpty()) {
            return EntryTables.invalid("there are no changes to apply").result();
        }
        Object result = access.apply(state, List.copyOf(operations));
        if (result instanceof VersionValue) {
            operations.clear();
        }
        return result;
    }

    private Object operations() {
        LuaTable list = LuaTable.of(operations.size(), 0);
        operations.forEach(operation -> list.append(EntryTables.of(operation)));
        return list;
    }

    @Override
    public LuaTable metatable() {
        return METATABLE;
    }
}
