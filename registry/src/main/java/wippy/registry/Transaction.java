// SPDX-License-Identifier: Apache-2.0
package wippy.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import wippy.registry.EntryHandler.Staged;
import wippy.registry.Rejection.Reason;

/** The changes prepared so far: all of them take effect, or none. */
final class Transaction {

    private final Map<String, EntryHandler> handlers;
    private final Entries next;
    private final List<Staged> staged = new ArrayList<>();

    /**
     * Begins a transaction.
     *
     * @param handlers by kind
     * @param next the state aimed at; read live, so that it may lose entries on the way
     */
    Transaction(Map<String, EntryHandler> handlers, Map<EntryId, Entry> next) {
        this.handlers = handlers;
        this.next = new View(next);
    }

    private record View(Map<EntryId, Entry> entries) implements Entries {
        @Override
        public Optional<Entry> find(EntryId id) {
            return Optional.ofNullable(entries.get(id));
        }

        @Override
        public Collection<Entry> all() {
            return Collections.unmodifiableCollection(entries.values());
        }
    }

    /** {@return why the change is refused: empty if it is not} */
    List<Rejection> prepare(Change change) {
        return switch (change) {
            case Change.Update(Entry before, Entry after)
                    when !before.kind().equals(after.kind()) -> {
                var refusals = ask(new Change.Delete(before), before);
                yield refusals.isEmpty() ? ask(new Change.Create(after), after) : refusals;
            }
            case Change.Update(Entry before, Entry after) -> ask(change, after);
            case Change.Create(Entry entry) -> ask(change, entry);
            case Change.Delete(Entry entry) -> ask(change, entry);
        };
    }

    /** {@return what is wrong with an entry beside that which speaks against it anyway} */
    List<Rejection> inspect(Entry entry) {
        EntryHandler handler = handlers.get(entry.kind());
        return handler == null
                ? List.of(unknownKind(entry))
                : rejections(entry, handler.inspect(entry, next));
    }

    private static List<Rejection> rejections(Entry entry, List<Fault> faults) {
        return faults.stream()
                .map(
                        fault ->
                                Rejection.of(
                                        entry,
                                        Reason.INVALID,
                                        fault.path(),
                                        fault.message(),
                                        fault.hint()))
                .toList();
    }

    private List<Rejection> ask(Change change, Entry entry) {
        EntryHandler handler = handlers.get(entry.kind());
        if (handler == null) {
            return List.of(unknownKind(entry));
        }
        try {
            staged.add(handler.prepare(change, next));
            return List.of();
        } catch (RejectedException refusal) {
            return rejections(entry, refusal.faults());
        } catch (RuntimeException failure) {
            return List.of(
                    Rejection.of(
                            entry,
                            Reason.FAILED,
                            DataPath.ENTRY,
                            "the handler of kind " + entry.kind() + " failed: " + failure,
                            "this is a defect of the runtime, not of the entry"));
        }
    }

    private Rejection unknownKind(Entry entry) {
        String hint =
                Nearest.to(entry.kind(), handlers.keySet())
                        .map(kind -> "did you mean '" + kind + "'?")
                        .orElse("for plain data use 'registry.entry'");
        String message = "there is no kind '" + entry.kind() + "'";
        return Rejection.of(entry, Reason.UNKNOWN_KIND, DataPath.KIND, message, hint);
    }

    /** Lets everything take effect. A handler that fails does not keep the others from it. */
    void commit() {
        finish(staged, Staged::commit);
    }

    /** Takes everything back, last first. */
    void discard() {
        finish(staged.reversed(), Staged::discard);
    }

    private static void finish(List<Staged> all, Consumer<Staged> action) {
        RuntimeException broken = null;
        for (Staged one : all) {
            try {
                action.accept(one);
            } catch (RuntimeException failure) {
                if (broken == null) {
                    broken = new IllegalStateException("a handler broke its contract", failure);
                } else {
                    broken.addSuppressed(failure);
                }
            }
        }
        if (broken != null) {
            throw broken;
        }
    }
}
