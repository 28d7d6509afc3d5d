package org.phosphene.data;

import java.util.Locale;

/** The part of a data set. */
public enum Split {
    /** The images to learn from. */
    TRAIN,
    /** The images held back; the only part of a set that was never divided. */
    TEST;

    /** The name in lower case, as in {@code train}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
