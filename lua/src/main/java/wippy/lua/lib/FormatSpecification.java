// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

/**
 * One conversion of a format string, such as {@code %-8.3f}, and how numbers print under it: as C's
 * {@code printf} in the C locale.
 *
 * @param precision -1 when none is given
 */
record FormatSpecification(
        boolean left,
        boolean plus,
        boolean space,
        boolean alternate,
        boolean zero,
        int width,
        int precision,
        char conversion) {

    /** {@return whether flags, width or precision are given} */
    boolean isModified() {
        return left || plus || space || alternate || zero || width > 0 || precision >= 0;
    }

    /** Appends text, cut to the precision and padded to the width. */
    void appendText(StringBuilder out, String text) {
        boolean cut = precision >= 0 && precision < text.length();
        pad(out, "", cut ? text.substring(0, precision) : text, false);
    }

    /** Appends an integer under {@code d i o u x X}. */
    void appendInteger(StringBuilder out, long value) {
        String prefix = "";
        String digits =
                switch (conversion) {
                    case 'd', 'i' -> {
                        prefix = sign(value < 0);
                        String text = Long.toString(value);
                        yield value < 0 ? text.substring(1) : text;
                    }
                    case 'u' -> Long.toUnsignedString(value);
                    case 'o' -> (alternate && value != 0 ? "0" : "") + Long.toOctalString(value);
                    case 'x' -> Long.toHexString(value);
                    default -> StringCase.upper(Long.toHexString(value));
                };
        if (alternate && value != 0 && (conversion == 'x' || conversion == 'X')) {
            prefix = conversion == 'x' ? "0x" : "0X";
        }
        if (precision == 0 && value == 0) {
            digits = conversion == 'o' && alternate ? "0" : "";
        } else if (digits.length() < precision) {
            digits = "0".repeat(precision - digits.length()) + digits;
        }
        pad(out, prefix, digits, zero && precision < 0);
    }

    /** Appends a float under {@code a A e E f g G}. */
    void appendFloat(StringBuilder out, double value) {
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String prefix = sign(negative);
        double magnitude = Math.abs(value);
        boolean finite = magnitude <= Double.MAX_VALUE;
        String text;
        if (!finite) {
            text = Double.isNaN(value) ? "nan" : "inf";
        } else {
            int places = precision < 0 ? 6 : precision;
            text =
                    switch (conversion) {
                        case 'f', 'F' -> fixed(DecimalDigits.fraction(magnitude, places), places);
                        case 'e', 'E' ->
                                scientific(DecimalDigits.significant(magnitude, places + 1));
                        case 'a', 'A' -> {
                            prefix += conversion == 'a' ? "0x" : "0X";
                            yield HexFloat.text(magnitude, precision, alternate);
                        }
                        default -> general(magnitude, Math.max(places, 1));
                    };
        }
        if (conversion < 'a') {
            text = StringCase.upper(text);
        }
        pad(out, prefix, text, zero && finite);
    }

    private String sign(boolean negative) {
        if (negative) {
            return "-";
        }
        return plus ? "+" : space ? " " : "";
    }

    private String general(double magnitude, int count) {
        DecimalDigits number = DecimalDigits.significant(magnitude, count);
        boolean scientific = number.exponent() < -4 || number.exponent() >= count;
        DecimalDigits kept = alternate ? number : withoutTrailingZeros(number);
        if (scientific) {
            return scientific(kept);
        }
        return fixed(kept, Math.max(0, kept.digits().length() - 1 - kept.exponent()));
    }

    private static DecimalDigits withoutTrailingZeros(DecimalDigits number) {
        String digits = number.digits();
        int last = digits.length();
        while (last > 1 && digits.charAt(last - 1) == '0') {
            last--;
        }
        return new DecimalDigits(digits.substring(0, last), number.exponent());
    }

    private String fixed(DecimalDigits number, int places) {
        String digits = number.digits();
        int whole = number.exponent() + 1;
        var text = new StringBuilder(Math.max(whole, 1) + places + 1);
        if (whole <= 0) {
            text.append('0');
        } else {
            text.append(digits, 0, Math.min(whole, digits.length()));
            text.repeat('0', whole - text.length());
        }
        if (places > 0 || alternate) {
            text.append('.');
        }
        if (places > 0) {
            int zeros = Math.min(places, Math.max(0, -whole));
            text.repeat('0', zeros);
            int from = Math.min(digits.length(), Math.max(whole, 0));
            int to = Math.min(digits.length(), from + places - zeros);
            text.append(digits, from, to).repeat('0', places - zeros - (to - from));
        }
        return text.toString();
    }

    private String scientific(DecimalDigits number) {
        String digits = number.digits();
        int exponent = Math.abs(number.exponent());
        var text = new StringBuilder(digits.length() + 6).append(digits.charAt(0));
        if (digits.length() > 1 || alternate) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(number.exponent() < 0 ? '-' : '+');
        if (exponent < 10) {
            text.append('0');
        }
        return text.append(exponent).toString();
    }

    private void pad(StringBuilder out, String prefix, String body, boolean zeros) {
        int missing = Math.max(0, width - prefix.length() - body.length());
        if (left) {
            out.append(prefix).append(body).repeat(' ', missing);
        } else if (zeros) {
            out.append(prefix).repeat('0', missing).append(body);
        } else {
            out.repeat(' ', missing).append(prefix).append(body);
        }
    }
}
