// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.lua;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import wippy.lua.LuaString;
import wippy.lua.codegen.Compilation;
import wippy.lua.codegen.Compiler;
import wippy.lua.codegen.CompilerOptions;
import wippy.lua.codegen.Prototype;
import wippy.lua.syntax.SourceFile;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.Entry;
import wippy.registry.EntryHandler.Staged;
import wippy.registry.EntryId;
import wippy.registry.RejectedException;
import wippy.runtime.config.Findings;
import wippy.runtime.config.FunctionConfig;
import wippy.runtime.config.LuaUnit;
import wippy.runtime.config.PoolConfig;
import wippy.runtime.load.Problem;

/**
 * The compiled code of all entries. Each is compiled once, when its entry comes, so that mistakes
 * show at the start; what a process runs is put together when the first one is spawned.
 *
 * <p>{@link #program} and {@link #find} may be called by any thread; the rest in a transaction of
 * the registry.
 */
public final class CodeStore {

    /**
     * The code of one entry.
     *
     * @param kind the kind of the entry
     * @param method the function to run; null for a library
     * @param defaultHost where it runs when it is called like a function; null for most
     * @param function how its calls are answered; null if it is no function
     */
    public record Code(
            EntryId id,
            String kind,
            Prototype prototype,
            LuaUnit unit,
            String method,
            EntryId defaultHost,
            FunctionConfig function) {

        /** {@return how many instances answer its calls; null if it is no function} */
        public PoolConfig pool() {
            return function == null ? null : function.pool();
        }
    }

    /** Hears of changes. */
    public interface Listener {
        /** The code of these entries is new, another or gone. In a transaction. */
        void changed(Set<EntryId> ids);
    }

    /** How the fault of an entry begins that {@link #diagnoses} tells more about. */
    public static final String DOES_NOT_COMPILE = "the source does not compile";

    private Environments environments = new Environments(Map.of(), Map.of());

    /** Replaced as a whole by each transaction, so that nobody sees half of one. */
    private volatile CodeGeneration generation = CodeGeneration.EMPTY;

    /** Accepted by us, not yet by all; nothing where code goes. Only in a transaction. */
    private final Map<EntryId, Optional<Code>> staged = new LinkedHashMap<>();

    private Listener listener;

    private final Map<EntryId, List<Problem>> diagnoses = new HashMap<>();

    /**
     * Says which modules there are, before the first entry comes.
     *
     * @param always modules bound in every process, by name
     * @param onDemand modules bound where an entry lists them, by name; each is made when it is
     *     first needed
     */
    public void bind(Map<String, Object> always, Map<String, Supplier<Object>> onDemand) {
        environments = new Environments(always, onDemand);
    }

    /** Tells somebody of changes from now on. */
    public void listen(Listener to) {
        listener = to;
    }

    /**
     * Compiles the code of a new or changed entry.
     *
     * @param method null for a library
     * @param defaultHost null if there is none
     * @param function how its calls are answered; null if it is no function
     * @param findings what is wrong with the entry so far; takes that it does not compile, lists
     *     unknown modules or imports what is no code, and {@link #diagnoses} may have more to say
     * @throws RejectedException if anything is wrong
     */
    public Staged stage(
            Findings findings,
            Entries next,
            LuaUnit unit,
            String method,
            EntryId defaultHost,
            FunctionConfig function) {
        Entry entry = findings.entry();
        checkModules(unit, findings);
        checkImports(unit, next, findings);
        Prototype prototype = compile(entry, unit, findings).orElse(null);
        findings.rejectIfBroken();
        if (prototype == null) {
            throw new IllegalStateException("neither code nor an error: " + entry.id());
        }
        Code code =
                new Code(entry.id(), entry.kind(), prototype, unit, method, defaultHost, function);
        return staged(code.id(), Optional.of(code));
    }

    /**
     * Forgets the code of an entry. Processes that run it go on, and so does code that imports it,
     * until that is changed itself.
     */
    public Staged stageRemoval(EntryId id) {
        return staged(id, Optional.empty());
    }

    private Staged staged(EntryId id, Optional<Code> code) {
        staged.put(id, code);
        return new Staged() {
            @Override
            public void commit() {
                if (!staged.isEmpty()) { // the first one commits all
                    generation = generation.with(staged);
                    Set<EntryId> ids = Set.copyOf(staged.keySet());
                    staged.clear();
                    if (listener != null) {
                        listener.changed(ids);
                    }
                }
            }

            @Override
            public void discard() {
                staged.clear();
            }
        };
    }

    /** {@return what is wrong with the source of a rejected entry, in its own lines} */
    public List<Problem> diagnoses(EntryId id) {
        return diagnoses.getOrDefault(id, List.of());
    }

    /** {@return the code of an entry, as it is now} */
    public Optional<Edition> find(EntryId id) {
        return generation.find(id);
    }

    /** {@return what whoever imports an entry would run now; null if there is nothing} */
    Prototype prototype(EntryId id) {
        Code code = generation.linkable(id);
        return code == null ? null : code.prototype();
    }

    /** {@return the ids of all code} */
    public Set<EntryId> ids() {
        return generation.ids();
    }

    /** {@return what a process of this code runs} */
    public Program program(Edition edition) {
        return edition.program(environments);
    }

    private void checkModules(LuaUnit unit, Findings findings) {
        DataPath path = DataPath.DATA.child("modules");
        for (int i = 0; i < unit.modules().size(); i++) {
            String module = unit.modules().get(i);
            if (!environments.knows(module)) {
                String hint =
                        environments
                                .nearest(module)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("this version of Wippy has no such module: take it away");
                findings.error(path.child(i), "there is no module '" + module + "'", hint);
            }
        }
    }

    private void checkImports(LuaUnit unit, Entries next, Findings findings) {
        unit.imports()
                .forEach(
                        (alias, id) -> {
                            if (next.find(id).isPresent() && !isCode(id)) {
                                findings.error(
                                        DataPath.DATA.child("imports").child(alias),
                                        "expected an entry made of Lua code, but "
                                                + id
                                                + " is none",
                                        "import an entry of kind library.lua");
                            }
                        });
    }

    private boolean isCode(EntryId id) {
        Optional<Code> changed = staged.get(id);
        return changed == null ? generation.isCode(id) : changed.isPresent();
    }

    private Optional<Prototype> compile(Entry entry, LuaUnit unit, Findings findings) {
        if (unit.source().isEmpty() && !findings.errors().isEmpty()) {
            return Optional.empty();
        }
        SourceFile source = SourceFile.of(LuaString.of(entry.id().toString()), unit.source());
        if (!unit.file().isEmpty()) {
            source = source.in(unit.file());
        }
        Compilation compilation = Compiler.compile(source, CompilerOptions.DEFAULT);
        diagnoses.remove(entry.id());
        if (compilation.prototype().isEmpty()) {
            List<Problem> found =
                    SourceProblems.of(entry, unit.file(), source, compilation.diagnostics());
            diagnoses.put(entry.id(), found);
            String first = found.isEmpty() ? "" : ": " + found.getFirst().message();
            findings.error(DataPath.DATA.child("source"), DOES_NOT_COMPILE + first, "");
        }
        return compilation.prototype();
    }
}
