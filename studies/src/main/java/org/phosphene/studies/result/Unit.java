package org.phosphene.studies.result;

import java.util.Locale;

/** What a number counts, and how it is written. */
public enum Unit {
    /** A share, 0 to 100. */
    PERCENT,
    /** A whole number. */
    COUNT,
    /** Bits of entropy. */
    BITS,
    /** A plain number, such as a correlation. */
    NUMBER;

    /** The number with its unit. */
    public String text(double value) {
        return switch (this) {
            case PERCENT -> percent(value);
            // a mean of counts need not be whole
            case COUNT -> String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
            case BITS -> String.format(Locale.ROOT, "%.2f bits", value);
            case NUMBER -> String.format(Locale.ROOT, "%.3f", value);
        };
    }

    /** A rare answer does not become 0 %. */
    private static String percent(double value) {
        boolean fine = value != 0 && Math.abs(value) < 0.995;
        return value != 0 && Math.abs(value) < 0.0095
                ? String.format(Locale.ROOT, "%.4f %%", value)
                : String.format(Locale.ROOT, fine ? "%.2f %%" : "%.1f %%", value);
    }
}
