// SPDX-License-Identifier: Apache-2.0
package wippy.lua;

/** What is reachable exactly as long as the object that bears it. */
abstract sealed class Attachment permits Ephemeron, Farewell {

    /** Few objects bear more. */
    private static final int SWEPT_MIN = 8;

    Attachment next;

    /** How many there are from here on, and how many there may be before the useless ones go. */
    private int length;

    private int lengthMax;

    /** {@return whether it will never be needed again} */
    abstract boolean isUseless();

    /** Attaches it to its bearer. */
    final void attachTo(Bearer bearer) {
        Attachment others = bearer.attachment;
        if (others != null && others.length >= others.lengthMax) {
            others = others.swept();
        }
        push(others);
        bearer.attachment = this;
    }

    private void push(Attachment others) {
        next = others;
        length = others == null ? 1 : others.length + 1;
        lengthMax = others == null ? SWEPT_MIN : others.lengthMax;
    }

    /** {@return those from here on that are of use} */
    private Attachment swept() {
        Attachment kept = null;
        for (Attachment at = this; at != null; ) {
            Attachment following = at.next;
            if (!at.isUseless()) {
                at.push(kept);
            }
            at = following;
        }
        if (kept != null) {
            kept.lengthMax = Math.max(SWEPT_MIN, kept.length * 2);
        }
        return kept;
    }
}
