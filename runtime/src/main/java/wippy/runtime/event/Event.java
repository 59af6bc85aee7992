// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.event;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as one subscriber gets it. Texts are Lua strings.
 *
 * @param system what it happened in, such as {@code users}
 * @param kind what happened, such as {@code user.created}
 * @param path what it happened to, such as {@code /users/1}
 * @param data a Lua value that belongs to the subscriber
 */
public record Event(String system, String kind, String path, @Nullable Object data) {}
