// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

/**
 * A piece of a source file, as offsets into its text.
 *
 * @param start offset of the first character, from 0
 * @param end offset behind the last character, {@code end >= start}
 */
public record Span(int start, int end) {

    /** {@return the smallest span that covers this one and {@code other}} */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
