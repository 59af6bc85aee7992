// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import wippy.registry.DataPath;
import wippy.registry.Entries;
import wippy.registry.EntryId;
import wippy.runtime.config.EnvStorageConfig;
import wippy.runtime.config.Findings;
import wippy.runtime.env.EnvStorage;
import wippy.runtime.env.FileStorage;
import wippy.runtime.env.FixedStorage;
import wippy.runtime.env.MemoryStorage;
import wippy.runtime.env.RouterStorage;
import wippy.runtime.env.Variables;
import wippy.runtime.load.Problem;

/** Where environment variables are: one of the kinds {@code env.storage.…}. */
public final class EnvStorageKind extends Kind {
    private final String name;
    private final Variables variables;
    private final Path base;
    private final Map<String, String> environment;

    /**
     * Makes the handler.
     *
     * @param name one of {@link EnvStorageConfig#KINDS}
     * @param base what paths of files are relative to
     * @param environment that of the program
     */
    public EnvStorageKind(
            String name,
            Variables variables,
            Path base,
            Map<String, String> environment,
            Consumer<Problem> warnings) {
        super(warnings);
        this.name = name;
        this.variables = variables;
        this.base = base;
        this.environment = environment;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    Staged read(Findings findings, Entries next) {
        EnvStorageConfig config = EnvStorageConfig.read(findings);
        findings.rejectIfBroken();
        EntryId id = findings.entry().id();
        return switch (config) {
            case EnvStorageConfig.Memory() -> memory(id);
            case EnvStorageConfig.Os() -> staged(id, new FixedStorage(environment));
            case EnvStorageConfig.Static(var values) -> staged(id, new FixedStorage(values));
            case EnvStorageConfig.Router(var storages) -> router(findings, next, storages);
            case EnvStorageConfig.File file -> file(findings, file);
        };
    }

    private Staged staged(EntryId id, EnvStorage storage) {
        variables.stage(id, storage);
        return new Staged() {
            @Override
            public void commit() {
                variables.define(id, storage);
            }

            @Override
            public void discard() {
                variables.unstage(id);
            }
        };
    }

    /** An entry that changes elsewhere, in its metadata for one, keeps its values. */
    private Staged memory(EntryId id) {
        Optional<EnvStorage> present =
                variables.storage(id).filter(MemoryStorage.class::isInstance);
        return staged(id, present.orElseGet(MemoryStorage::new));
    }

    private Staged router(Findings findings, Entries next, List<EntryId> storages) {
        for (int i = 0; i < storages.size(); i++) {
            expectKind(
                    findings,
                    next,
                    DataPath.DATA.child("storages").child(i),
                    storages.get(i),
                    EnvStorageConfig.KINDS);
        }
        findings.rejectIfBroken();
        return staged(findings.entry().id(), new RouterStorage(storages, variables::storage));
    }

    private Staged file(Findings findings, EnvStorageConfig.File config) {
        Path path = path(findings, config.path());
        findings.rejectIfBroken();
        var storage = new FileStorage(path, config.fileMode(), config.directoryMode());
        boolean isCreated = load(findings, config, storage);
        findings.rejectIfBroken();
        EntryId id = findings.entry().id();
        Staged defined = staged(id, storage);
        return new Staged() {
            @Override
            public void commit() {
                defined.commit();
            }

            @Override
            public void discard() {
                defined.discard();
                if (isCreated) {
                    delete(path);
                }
            }
        };
    }

    private Path path(Findings findings, String text) {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            fault(
                    findings,
                    "'" + text + "' is no path: " + e.getReason(),
                    "write the path of a file");
            return base;
        }
    }

    /** {@return whether the file was made} */
    private static boolean load(
            Findings findings, EnvStorageConfig.File config, FileStorage storage) {
        try {
            storage.load();
        } catch (NoSuchFileException absent) {
            if (!config.autoCreate()) {
                fault(
                        findings,
                        "there is no file " + config.path(),
                        "create it, or write 'auto_create: true'");
                return false;
            }
            return create(findings, config, storage);
        } catch (IOException e) {
            fault(
                    findings,
                    "cannot read " + config.path() + ": " + e,
                    "expected a text file, as UTF-8, with lines like KEY=VALUE");
        }
        return false;
    }

    private static boolean create(
            Findings findings, EnvStorageConfig.File config, FileStorage storage) {
        try {
            storage.create();
            return true;
        } catch (IOException e) {
            String hint = "expected a directory that can be written";
            fault(findings, "cannot create " + config.path() + ": " + e, hint);
            return false;
        }
    }

    private static void fault(Findings findings, String message, String hint) {
        findings.error(DataPath.DATA.child("file_path"), message, hint);
    }

    private static void delete(Path created) {
        try {
            Files.deleteIfExists(created);
        } catch (IOException e) { // an empty file is left behind
            return;
        }
    }

    @Override
    Staged remove(EntryId id) {
        return () -> variables.remove(id);
    }
}
