// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.history;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite complains of, in words of somebody who has a history. */
final class SqliteFailures {
    /** The lower byte of a result code is the sort of failure, the rest says more. */
    private static final int SORT = 0xff;

    private SqliteFailures() {}

    /**
     * {@return what is wrong and what to do about it}
     *
     * @param attempt what could not be done: "opened", "read" or "written"
     */
    static String message(Path file, String attempt, SQLException e) {
        String history = "the history " + file + " ";
        SQLiteErrorCode code =
                e instanceof SQLiteException failure
                        ? SQLiteErrorCode.getErrorCode(failure.getResultCode().code & SORT)
                        : SQLiteErrorCode.SQLITE_ERROR;
        return switch (code) {
            case SQLITE_NOTADB ->
                    "the file "
                            + file
                            + " is no SQLite database: set registry.history_path to another file";
            case SQLITE_CORRUPT ->
                    history
                            + "is damaged: "
                            + e.getMessage()
                            + "; restore it, or move it away to begin a new one";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    history
                            + "is in use by another program: stop that, or set"
                            + " registry.history_path to another file";
            case SQLITE_FULL ->
                    history + "cannot be " + attempt + ": the disk is full; make room there";
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                    history
                            + "cannot be "
                            + attempt
                            + ": "
                            + e.getMessage()
                            + "; make the file and its directory writable";
            default -> history + "cannot be " + attempt + ": " + e.getMessage();
        };
    }
}
