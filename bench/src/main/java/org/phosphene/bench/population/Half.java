package org.phosphene.bench.population;

import java.util.Locale;

/** What a network serves for. */
public enum Half {
    /** A threshold is set on it. */
    CALIBRATION,
    /** Only what the threshold does there is reported. */
    HELD_BACK;

    /** For tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
