// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.env;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/**
 * The variables of an application and the storages they are in. A variable is found by its public
 * name, by the full id of its entry, or by the entry's bare name within its namespace. Any thread.
 */
public final class Variables {
    private final Map<EntryId, EnvStorage> storages = new ConcurrentHashMap<>();
    private final Map<EntryId, Variable> byId = new ConcurrentHashMap<>();
    private final Map<String, Variable> byName = new ConcurrentHashMap<>();

    /** Of a transaction that is not complete: nobody refers to them yet. */
    private final Map<EntryId, EnvStorage> stagedStorages = new ConcurrentHashMap<>();

    private final Map<EntryId, Variable> staged = new ConcurrentHashMap<>();

    /** Without variables yet. */
    public Variables() {}

    /** Gets ready to {@link #define} a storage, so that {@link #preview} knows it. */
    public void stage(EntryId id, EnvStorage storage) {
        stagedStorages.put(id, storage);
    }

    /** Gets ready to {@link #define} a variable, so that {@link #preview} knows it. */
    public void stage(Variable variable) {
        staged.put(variable.id(), variable);
    }

    /** Forgets the storage or variable that was got ready. */
    public void unstage(EntryId id) {
        stagedStorages.remove(id);
        staged.remove(id);
    }

    /** Adds or replaces a storage. */
    public void define(EntryId id, EnvStorage storage) {
        stagedStorages.remove(id);
        storages.put(id, storage);
    }

    /** Adds or replaces a variable. */
    public void define(Variable variable) {
        remove(variable.id());
        staged.remove(variable.id());
        byId.put(variable.id(), variable);
        variable.publicName().ifPresent(name -> byName.put(name, variable));
    }

    /** Forgets the storage or variable of an entry. */
    public void remove(EntryId id) {
        storages.remove(id);
        Variable variable = byId.remove(id);
        if (variable != null) {
            variable.publicName().ifPresent(name -> byName.remove(name, variable));
        }
    }

    /** {@return the storage of an entry as it is now, or as it will be if it is new} */
    public Optional<EnvStorage> storage(EntryId id) {
        EnvStorage present = storages.get(id);
        return Optional.ofNullable(present == null ? stagedStorages.get(id) : present);
    }

    /**
     * {@return the value that a variable will have when the transaction in progress succeeds;
     * nothing if there is no such variable or it has none}
     */
    public Optional<String> preview(String name, String namespace) {
        EntryId id = EntryId.resolve(name, namespace);
        Variable found = staged.get(id);
        for (Variable variable : staged.values()) {
            if (variable.publicName().filter(name::equals).isPresent()) {
                found = variable;
            }
        }
        if (found == null) {
            found = byName.get(name);
        }
        if (found == null) {
            found = byId.get(id);
        }
        return found == null ? Optional.empty() : value(found);
    }

    /**
     * {@return the value of a variable, or nothing if it has none}
     *
     * @param name public name, full id, or bare name of an entry of the namespace
     * @throws Failure NotFound if there is no such variable, Invalid if the name is empty
     */
    public Optional<String> find(String name, String namespace) {
        return value(variable(name, namespace));
    }

    /**
     * {@return the value of a variable}
     *
     * @param name public name, full id, or bare name of an entry of the namespace
     * @throws Failure NotFound if there is no such variable or it has no value, Invalid if the name
     *     is empty
     */
    public String get(String name, String namespace) {
        return find(name, namespace)
                .orElseThrow(
                        () ->
                                new Failure(
                                        ErrorKind.NOT_FOUND,
                                        "the environment variable '"
                                                + name
                                                + "' has neither a value nor a default"));
    }

    private Optional<String> value(Variable variable) {
        return storage(variable.storage())
                .flatMap(storage -> storage.get(variable.key()))
                .or(variable::otherwise);
    }

    /**
     * Changes the value of a variable. May wait for a disk, so not in a task of a process.
     *
     * @throws Failure as {@link #get}; PermissionDenied if it or its storage is read-only, Internal
     *     if it cannot be written
     */
    public void set(String name, String namespace, String value) {
        Variable variable = variable(name, namespace);
        EnvStorage storage =
                storage(variable.storage())
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                ErrorKind.NOT_FOUND,
                                                "there is no storage " + variable.storage()));
        if (variable.isReadOnly()) {
            throw new Failure(
                    ErrorKind.PERMISSION_DENIED, "environment variable is read-only: " + name);
        }
        if (storage.isReadOnly()) {
            throw new Failure(
                    ErrorKind.PERMISSION_DENIED,
                    "the storage of the environment variable '"
                            + name
                            + "' is read-only: "
                            + variable.storage());
        }
        try {
            storage.set(variable.key(), value);
        } catch (IOException e) {
            throw new Failure(
                    ErrorKind.INTERNAL,
                    "cannot write the environment variable '" + name + "': " + e);
        }
    }

    private Variable variable(String name, String namespace) {
        if (name.isEmpty()) {
            throw new Failure(
                    ErrorKind.INVALID, "expected the name of an environment variable, got ''");
        }
        Variable variable = byName.get(name);
        if (variable == null) {
            variable = byId.get(EntryId.resolve(name, namespace));
        }
        if (variable == null) {
            String hint =
                    Nearest.to(name, all().keySet())
                            .map(near -> ": did you mean '" + near + "'?")
                            .orElse(": declare it with an entry of kind env.variable");
            throw new Failure(
                    ErrorKind.NOT_FOUND, "there is no environment variable '" + name + "'" + hint);
        }
        return variable;
    }

    /** {@return the values of all variables that have a public name and a value, by name} */
    public Map<String, String> all() {
        var values = new TreeMap<String, String>();
        byName.forEach(
                (name, variable) -> value(variable).ifPresent(value -> values.put(name, value)));
        return values;
    }
}
