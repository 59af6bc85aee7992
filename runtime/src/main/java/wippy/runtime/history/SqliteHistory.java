// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.History;
import wippy.registry.HistoryException;
import wippy.registry.Operation;
import wippy.registry.Version;

/**
 * A history in a SQLite database, so that it outlasts the program, however that ends. One program
 * at a time has the file.
 *
 * <p>Each version is one transaction, and on the disk (write-ahead log, synchronous=FULL) before
 * {@link #append} returns. What was done is kept, and where: table {@code version} has a row for
 * each version, {@code change} one for each operation, {@code current} which version it was.
 *
 * <p>Calls are native and wait for the disk: never on a thread that runs processes.
 */
public final class SqliteHistory implements History {
    /** Tells our files from those of others: 'wppy'. */
    private static final int APPLICATION = 0x77707079;

    private static final int FORMAT = 1;

    private static final String[] SCHEMA = {
        "CREATE TABLE version (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL)",
        "CREATE TABLE change (version INTEGER NOT NULL REFERENCES version (id),"
                + " position INTEGER NOT NULL, operation TEXT NOT NULL, entry TEXT NOT NULL,"
                + " kind TEXT, meta BLOB, data BLOB, PRIMARY KEY (version, position))",
        "CREATE TABLE current (version INTEGER NOT NULL)",
        "INSERT INTO current VALUES (0)",
        "PRAGMA application_id = " + APPLICATION,
        "PRAGMA user_version = " + FORMAT,
    };

    private static final String CREATE = "create";
    private static final String UPDATE = "update";
    private static final String DELETE = "delete";

    private final Path file;
    private final Connection connection;
    private final List<Version> versions = new ArrayList<>();
    private Version current = Version.FIRST;

    private SqliteHistory(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a history, or begins one where there is no file yet.
     *
     * @throws HistoryException if the file is damaged, in use, not writable or something else
     */
    public static SqliteHistory open(Path file) {
        Connection connection;
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
        } catch (SQLException e) {
            throw failure(file, "opened", e);
        } catch (IOException e) {
            throw new HistoryException(
                    "the history "
                            + file
                            + " cannot be made: "
                            + e
                            + "; check registry.history_path",
                    e);
        }
        var history = new SqliteHistory(file, connection);
        boolean isOpen = false;
        try {
            history.open();
            isOpen = true;
            return history;
        } catch (SQLException e) {
            throw failure(file, "opened", e);
        } finally {
            if (!isOpen) {
                history.close();
            }
        }
    }

    private void open() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            boolean isNew = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
            long application = number(statement, "PRAGMA application_id");
            if (application != APPLICATION && !(isNew && application == 0)) {
                throw new HistoryException(
                        "the file "
                                + file
                                + " is a database, but no history of a registry: set"
                                + " registry.history_path to another file");
            }
            if (!isNew) {
                check(statement);
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            connection.setAutoCommit(false);
            if (isNew) {
                for (String step : SCHEMA) {
                    statement.execute(step);
                }
                connection.commit();
            }
            readVersions(statement);
        }
    }

    private void check(Statement statement) throws SQLException {
        long format = number(statement, "PRAGMA user_version");
        if (format != FORMAT) {
            throw new HistoryException(
                    "the history "
                            + file
                            + " is of format "
                            + format
                            + ", expected "
                            + FORMAT
                            + ": it was written by another version of Wippy");
        }
        try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = result.next() ? result.getString(1) : "";
            if (!"ok".equals(found)) {
                throw damaged(found);
            }
        }
    }

    private void readVersions(Statement statement) throws SQLException {
        var known = new HashSet<>(List.of(Version.FIRST.id()));
        long now = number(statement, "SELECT version FROM current");
        try (ResultSet rows =
                statement.executeQuery("SELECT id, parent FROM version ORDER BY id")) {
            while (rows.next()) {
                var version = new Version(rows.getLong(1), rows.getLong(2));
                if (version.id() <= 0 || !known.contains(version.parentId())) {
                    throw damaged(version + " is made from v" + version.parentId());
                }
                known.add(version.id());
                versions.add(version);
                if (version.id() == now) {
                    current = version;
                }
            }
        }
        if (current.id() != now) {
            throw damaged("it has no version v" + now + ", which is current");
        }
        connection.commit();
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public void append(Version version, List<Operation> operations) {
        transact(
                () -> {
                    insert(version, operations);
                    setCurrent(version);
                });
        versions.add(version);
        current = version;
    }

    @Override
    public void moveTo(Version version) {
        transact(() -> setCurrent(version));
        current = version;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void transact(Step step) {
        boolean isDone = false;
        try {
            step.run();
            connection.commit();
            isDone = true;
        } catch (SQLException e) {
            throw failure(file, "written", e);
        } finally {
            if (!isDone) {
                rollBack();
            }
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // The failure that led here is told; the file has the last version in any case.
        }
    }

    private void insert(Version version, List<Operation> operations) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO version VALUES (?, ?)")) {
            row.setLong(1, version.id());
            row.setLong(2, version.parentId());
            row.executeUpdate();
        }
        try (PreparedStatement row =
                connection.prepareStatement("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < operations.size(); i++) {
                Operation operation = operations.get(i);
                row.setLong(1, version.id());
                row.setInt(2, i);
                switch (operation) {
                    case Operation.Create(Entry entry) -> set(row, CREATE, entry);
                    case Operation.Update(Entry entry) -> set(row, UPDATE, entry);
                    case Operation.Delete(EntryId id) -> {
                        row.setString(3, DELETE);
                        row.setString(4, id.toString());
                        row.setString(5, null);
                        row.setBytes(6, null);
                        row.setBytes(7, null);
                    }
                }
                row.executeUpdate();
            }
        }
    }

    private static void set(PreparedStatement row, String operation, Entry entry)
            throws SQLException {
        row.setString(3, operation);
        row.setString(4, entry.id().toString());
        row.setString(5, entry.kind());
        row.setBytes(6, ValueBytes.write(entry.meta()));
        row.setBytes(7, ValueBytes.write(entry.data()));
    }

    private void setCurrent(Version version) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("UPDATE current SET version = ?")) {
            row.setLong(1, version.id());
            row.executeUpdate();
        }
    }

    @Override
    public Version current() {
        return current;
    }

    @Override
    public List<Version> versions() {
        return Collections.unmodifiableList(versions);
    }

    @Override
    public List<Operation> operations(Version version) {
        if (!versions.contains(version)) {
            throw new IllegalArgumentException("there is no version " + version);
        }
        var operations = new ArrayList<Operation>();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "SELECT operation, entry, kind, meta, data FROM change"
                                + " WHERE version = ? ORDER BY position")) {
            query.setLong(1, version.id());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    operations.add(operation(rows, version));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(file, "read", e);
        }
        if (operations.isEmpty()) {
            throw damaged(version + " has no changes");
        }
        return operations;
    }

    private Operation operation(ResultSet row, Version version) throws SQLException {
        String operation = String.valueOf(row.getString(1));
        try {
            EntryId id = EntryId.parse(String.valueOf(row.getString(2)));
            return switch (operation) {
                case CREATE -> new Operation.Create(entry(id, row));
                case UPDATE -> new Operation.Update(entry(id, row));
                case DELETE -> new Operation.Delete(id);
                default -> throw new IllegalArgumentException("no operation is " + operation);
            };
        } catch (IllegalArgumentException e) {
            throw damaged("a change of " + version + " cannot be read: " + e.getMessage());
        }
    }

    private static Entry entry(EntryId id, ResultSet row) throws SQLException {
        String kind = row.getString(3);
        if (kind == null || !(value(row, 4) instanceof Map<?, ?> meta)) {
            throw new IllegalArgumentException(id + " has no kind or no metadata");
        }
        @SuppressWarnings("unchecked") // keys of maps are read as texts
        var fields = (Map<String, @Nullable Object>) meta;
        return Entry.of(id, kind, fields, value(row, 5));
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return ValueBytes.read(bytes);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // All that was recorded is on the disk.
        }
    }

    private HistoryException damaged(String what) {
        return new HistoryException(damage(file, what));
    }

    private static String damage(Path file, String what) {
        return "the history "
                + file
                + " is damaged: "
                + what
                + "; restore it, or move it away to begin a new one";
    }

    private static HistoryException failure(Path file, String what, SQLException e) {
        return new HistoryException(SqliteFailures.message(file, what, e), e);
    }
}
