// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import wippy.lua.FieldNames;
import wippy.lua.LuaTable;
import wippy.lua.lib.StandardLibrary;
import wippy.registry.Nearest;

/**
 * The globals that processes begin with: one frozen table for each set of modules, shared by all
 * processes whose code lists that set. Any thread.
 */
final class Environments {
    private final StandardLibrary standard = StandardLibrary.application();
    private final Map<String, Object> always;
    private final Map<String, Supplier<Object>> onDemand;
    private final Map<String, Object> made = new ConcurrentHashMap<>();
    private final Require require;
    private final Map<Set<String>, LuaTable> known = new ConcurrentHashMap<>();

    /**
     * Takes the modules that there are.
     *
     * @param always bound in every process
     * @param onDemand bound where an entry lists them, made when the first one does
     */
    Environments(Map<String, Object> always, Map<String, Supplier<Object>> onDemand) {
        this.always = new LinkedHashMap<>();
        always.forEach((name, module) -> this.always.put(name, record(module)));
        this.onDemand = new LinkedHashMap<>(onDemand);
        this.require = new Require(onDemand.keySet());
    }

    /** {@return whether an entry may list a module of that name} */
    boolean knows(String module) {
        return onDemand.containsKey(module)
                || always.containsKey(module)
                || standard.globals().get(module) instanceof LuaTable;
    }

    /** {@return the module that was probably meant} */
    Optional<String> nearest(String module) {
        List<String> names = new ArrayList<>(onDemand.keySet());
        names.addAll(always.keySet());
        return Nearest.to(module, names);
    }

    /** {@return the globals with these modules, frozen} */
    LuaTable with(Set<String> modules) {
        return known.computeIfAbsent(new TreeSet<>(modules), this::make);
    }

    /** {@return the metatable of strings, frozen} */
    LuaTable stringMetatable() {
        return standard.stringMetatable();
    }

    private LuaTable make(Set<String> modules) {
        LuaTable globals = new LuaTable();
        LuaTable library = standard.globals();
        for (int i = library.nextIndex(0); i > 0; i = library.nextIndex(i)) {
            globals.put(library.keyAt(i), library.valueAt(i));
        }
        globals.put("print", new Print());
        globals.put("require", require);
        always.forEach(globals::put);
        for (String module : modules) {
            Supplier<Object> value = onDemand.get(module);
            if (value != null) {
                globals.put(module, made.computeIfAbsent(module, _ -> record(value.get())));
            }
        }
        globals.freeze();
        return (LuaTable) record(globals);
    }

    /**
     * {@return the same as a record if it is a frozen table of fields} Adding one key after another
     * gives a dictionary; a site finds a field of a record faster.
     */
    private static Object record(Object value) {
        if (!(value instanceof LuaTable table) || !table.isFrozen()) {
            return value;
        }
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = table.nextIndex(0); i > 0; i = table.nextIndex(i)) {
            if (!(table.keyAt(i) instanceof String name)) {
                return table;
            }
            names.add(name);
            values.add(table.valueAt(i));
        }
        LuaTable record =
                LuaTable.ofFields(
                        new FieldNames(names.toArray(new String[0])),
                        values.toArray(new Object[0]));
        record.setMetatable(table.metatable());
        record.freeze();
        return record;
    }
}
