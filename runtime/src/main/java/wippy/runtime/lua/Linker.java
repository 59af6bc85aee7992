// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import wippy.lua.LuaString;
import wippy.registry.EntryId;
import wippy.runtime.lua.CodeStore.Code;

/** Puts a program together: the code of an entry, of what it imports, of what that imports. */
final class Linker {
    private final Function<EntryId, Code> codes;
    private final Environments environments;
    private final Map<EntryId, Integer> added = new HashMap<>();
    private final List<Program.Chunk> chunks = new ArrayList<>();
    private final Set<String> modules = new TreeSet<>();
    private boolean bindsGlobals;

    Linker(Function<EntryId, Code> codes, Environments environments) {
        this.codes = codes;
        this.environments = environments;
    }

    Program link(Code code) {
        add(code);
        return new Program(
                code.id(),
                code.method(),
                List.copyOf(chunks),
                environments.with(modules),
                environments.stringMetatable(),
                bindsGlobals);
    }

    /**
     * Adds the chunks of what is imported and then its own. Cycles were refused by the registry.
     *
     * @return the index of its own
     */
    private int add(Code code) {
        Integer known = added.get(code.id());
        if (known != null) {
            return known;
        }
        List<Program.Import> imports = new ArrayList<>();
        code.unit()
                .imports()
                .forEach(
                        (alias, id) -> {
                            Code library = codes.apply(id);
                            if (library != null) {
                                int index = add(library);
                                imports.add(new Program.Import(LuaString.of(alias), index));
                            }
                        });
        modules.addAll(code.unit().modules());
        bindsGlobals |= code.unit().source().contains("_G");
        chunks.add(new Program.Chunk(code.id(), code.prototype(), List.copyOf(imports)));
        added.put(code.id(), chunks.size() - 1);
        return chunks.size() - 1;
    }
}
