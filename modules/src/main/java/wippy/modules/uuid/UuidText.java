// SPDX-License-Identifier: Apache-2.0
package wippy.modules.uuid;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads identifiers: 36 characters, also after {@code urn:uuid:} or in braces, or 32 digits. */
final class UuidText {
    private static final String URN = "urn:uuid:";

    private UuidText() {}

    /** {@return the identifier of a text, if it is one} */
    static Optional<UUID> parse(String text) {
        String body = text;
        if (text.length() == 45 && text.toLowerCase(Locale.ROOT).startsWith(URN)) {
            body = text.substring(URN.length());
        } else if (text.length() == 38 && text.startsWith("{") && text.endsWith("}")) {
            body = text.substring(1, 37);
        }
        if (body.length() == 36) {
            if (!hasDashes(body)) {
                return Optional.empty();
            }
            body = body.replace("-", "");
        }
        if (body.length() != 32 || !isHexadecimal(body)) {
            return Optional.empty();
        }
        return Optional.of(
                new UUID(
                        Long.parseUnsignedLong(body, 0, 16, 16),
                        Long.parseUnsignedLong(body, 16, 32, 16)));
    }

    private static boolean hasDashes(String text) {
        return text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-';
    }

    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return the 32 digits without dashes} */
    static String simple(UUID id) {
        return id.toString().replace("-", "");
    }

    /** {@return which layout the identifier has (RFC 9562 §4.1)} */
    static String variant(UUID id) {
        int bits = (int) (id.getLeastSignificantBits() >>> 61);
        if (bits < 4) {
            return "Reserved";
        }
        return bits < 6 ? "RFC4122" : bits == 6 ? "Microsoft" : "Future";
    }

    /** {@return the version, 0 to 15} */
    static int version(UUID id) {
        return (int) (id.getMostSignificantBits() >>> 12) & 15;
    }
}
