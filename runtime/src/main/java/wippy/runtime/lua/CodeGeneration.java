// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wippy.registry.EntryId;
import wippy.runtime.lua.CodeStore.Code;

/**
 * All code as it is between two transactions, and the programs linked of it. Any thread. When the
 * next one has taken its place and the last process that runs something of it has ended, its
 * classes go.
 */
final class CodeGeneration {

    static final CodeGeneration EMPTY = new CodeGeneration(0, Map.of(), Map.of());

    private final long number;
    private final Map<EntryId, Code> codes;

    /** Deleted, but imported by code that is there. */
    private final Map<EntryId, Code> retired;

    private final Map<EntryId, Edition> editions = new ConcurrentHashMap<>();

    private CodeGeneration(long number, Map<EntryId, Code> codes, Map<EntryId, Code> retired) {
        this.number = number;
        this.codes = codes;
        this.retired = retired;
    }

    /** {@return the generation after these changes; an id without code goes} */
    CodeGeneration with(Map<EntryId, Optional<Code>> changes) {
        Map<EntryId, Code> next = new HashMap<>(codes);
        Map<EntryId, Code> gone = new HashMap<>(retired);
        changes.forEach(
                (id, change) -> {
                    Code before = change.isPresent() ? next.put(id, change.get()) : next.remove(id);
                    if (change.isPresent()) {
                        gone.remove(id);
                    } else if (before != null) {
                        gone.put(id, before);
                    }
                });
        if (!gone.isEmpty()) {
            gone.keySet().retainAll(imported(next, gone));
        }
        return new CodeGeneration(number + 1, next, gone);
    }

    /** {@return what code that is there imports, directly or through what is gone} */
    private static Set<EntryId> imported(Map<EntryId, Code> codes, Map<EntryId, Code> gone) {
        Set<EntryId> imported = new HashSet<>();
        codes.values().forEach(code -> follow(code, gone, imported));
        return imported;
    }

    private static void follow(Code code, Map<EntryId, Code> gone, Set<EntryId> imported) {
        for (EntryId id : code.unit().imports().values()) {
            Code library = gone.get(id);
            if (imported.add(id) && library != null) {
                follow(library, gone, imported);
            }
        }
    }

    /** {@return how many came before it} */
    long number() {
        return number;
    }

    Set<EntryId> ids() {
        return codes.keySet();
    }

    boolean isCode(EntryId id) {
        return codes.containsKey(id);
    }

    Optional<Edition> find(EntryId id) {
        Edition known = editions.get(id);
        if (known == null && codes.containsKey(id)) {
            var made = new Edition(codes.get(id), this);
            known = editions.putIfAbsent(id, made);
            known = known == null ? made : known;
        }
        return Optional.ofNullable(known);
    }

    Program link(Code code, Environments environments) {
        return new Linker(this::linkable, environments).link(code);
    }

    /** {@return the code that is there, or was and is still imported; null for none} */
    Code linkable(EntryId id) {
        Code code = codes.get(id);
        return code == null ? retired.get(id) : code;
    }
}
