// SPDX-License-Identifier: Apache-2.0
/**
 * Where the versions of an application's entries are kept.
 *
 * <p>{@link wippy.runtime.history.HistoryChoice} is what the configuration asks for; {@link
 * wippy.runtime.history.SqliteHistory} is the one that outlasts the program.
 *
 * <p>Invariant: SQLite is not loaded before a history is opened that needs it.
 */
@NullMarked
package wippy.runtime.history;

import org.jspecify.annotations.NullMarked;
