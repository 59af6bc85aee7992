// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import wippy.lua.LuaString;
import wippy.lua.Results;

/** What the operating system says, in the words and numbers of C's {@code errno}. */
final class FileErrors {

    /** What a file says that is not open for reading, or not for writing. */
    static final String NOT_OPEN_FOR_THIS = "Bad file descriptor";

    /** What a directory says that is read as a file. */
    static final String IS_DIRECTORY = "Is a directory";

    private FileErrors() {}

    /** {@return such as {@code No such file or directory}} */
    static String reason(Exception problem) {
        if (problem instanceof NoSuchFileException || problem instanceof InvalidPathException) {
            return "No such file or directory";
        }
        if (problem instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        if (problem instanceof DirectoryNotEmptyException) {
            return "Directory not empty";
        }
        if (problem instanceof NotDirectoryException) {
            return "Not a directory";
        }
        String text =
                problem instanceof FileSystemException e && e.getReason() != null
                        ? e.getReason()
                        : problem.getMessage();
        return text == null ? problem.getClass().getSimpleName() : LuaString.of(text);
    }

    private static long number(String reason) {
        return switch (reason) {
            case "No such file or directory" -> 2;
            case NOT_OPEN_FOR_THIS -> 9;
            case "Permission denied" -> 13;
            case "File exists" -> 17;
            case "Not a directory" -> 20;
            case IS_DIRECTORY -> 21;
            case "Invalid argument" -> 22;
            case "Directory not empty" -> 39;
            default -> 5;
        };
    }

    /** {@return nil, {@code name: reason} and the number, as the functions of io and os give} */
    static Object results(String name, Exception problem) {
        String reason = reason(problem);
        String text = name == null ? reason : name + ": " + reason;
        return Results.of(null, text, number(reason));
    }
}
