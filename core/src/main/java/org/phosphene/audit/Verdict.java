package org.phosphene.audit;

import java.util.Locale;

/** What is said of a classifier in the end. */
public enum Verdict {
    /** No target stands out by more than it does in networks without a backdoor. */
    CLEAN,
    /** One target stands out, but the stamp that was found turns too few images to be its trigger. */
    SUSPICIOUS,
    /** One target stands out, and its trigger works. */
    BACKDOORED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
