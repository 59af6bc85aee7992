// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.List;
import wippy.lua.GlobalSite;
import wippy.lua.LuaError;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaTable;
import wippy.lua.LuaType;
import wippy.lua.Results;
import wippy.lua.codegen.Prototype;
import wippy.registry.EntryId;

/**
 * The code of an entry, ready to run in any number of processes; immutable and shared by them.
 *
 * @param id the entry
 * @param method the field of the chunk's table that is its main function
 * @param chunks the imported libraries, each once and after what it imports itself; last the
 *     entry's own chunk
 * @param environment the globals that a process begins with, frozen: the standard library and the
 *     modules that the entry and its libraries list
 * @param stringMetatable the metatable of strings, frozen
 * @param bindsGlobals whether the code mentions {@code _G}: only then it is bound, since a process
 *     that writes a global has its own copy of all of them
 */
public record Program(
        EntryId id,
        String method,
        List<Chunk> chunks,
        LuaTable environment,
        LuaTable stringMetatable,
        boolean bindsGlobals) {

    /**
     * One compiled chunk.
     *
     * @param id the entry that it is of
     * @param imports the globals to be bound before it runs: those of all chunks are one table, so
     *     two libraries may use one name for different imports if they take it while they load
     */
    public record Chunk(EntryId id, Prototype code, List<Import> imports) {}

    /**
     * A global that is an imported library.
     *
     * @param alias its name
     * @param chunk the index of the library among the chunks
     * @param global where all processes bind it: so their globals stay a record
     */
    public record Import(String alias, int chunk, GlobalSite global) {

        /** A global to be bound to a library. */
        public Import(String alias, int chunk) {
            this(alias, chunk, new GlobalSite(alias));
        }
    }

    /**
     * Runs the imported libraries and the chunk in a new process.
     *
     * @return the function that is the entry's method
     * @throws LuaError if a chunk raises, or gives no such function
     */
    LuaFunction start(LuaState state) {
        if (bindsGlobals) {
            LuaTable globals = state.globals();
            globals.put("_G", globals);
        }
        Object exported;
        if (chunks.size() == 1) {
            exported = run(chunks.getFirst(), state);
        } else {
            Object[] values = new Object[chunks.size()];
            for (int i = 0; i < values.length; i++) {
                Chunk chunk = chunks.get(i);
                for (Import library : chunk.imports) {
                    library.global.set(state, values[library.chunk]);
                }
                values[i] = run(chunk, state);
            }
            exported = values[values.length - 1];
        }
        if (exported instanceof LuaTable table && table.get(method) instanceof LuaFunction main) {
            return main;
        }
        if (exported instanceof LuaFunction function) {
            return function;
        }
        throw LuaError.thrown(state, complaint(exported));
    }

    /** {@return whether a process that runs this would do the same as one that runs the other} */
    public boolean isSameAs(Program other) {
        if (environment != other.environment
                || !method.equals(other.method)
                || chunks.size() != other.chunks.size()) {
            return false;
        }
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).code != other.chunks.get(i).code) {
                return false;
            }
        }
        return true;
    }

    private static Object run(Chunk chunk, LuaState state) {
        return Results.first(state, chunk.code.instantiate(state).call(state));
    }

    private String complaint(Object exported) {
        String expected = id + " must return a table with a function '" + method + "'";
        return switch (exported) {
            case LuaTable _ -> expected + ", but its table has no such function";
            case null ->
                    expected
                            + ", but it returns nothing: end it with return { "
                            + method
                            + " = "
                            + method
                            + " }";
            default -> expected + ", but it returns a " + LuaType.name(exported);
        };
    }
}
