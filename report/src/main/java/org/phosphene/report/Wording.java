package org.phosphene.report;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Wording {
    private Wording() {}

    /** A whole number with commas. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String bits(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** A z, with one decimal where it is small. */
    public static String z(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < 9.95 ? "%.1f" : "%.0f", number);
    }

    /** A share in percent; neither a rare class becomes 0 % nor a nearly certain one 100 %. */
    public static String percent(double share) {
        if (share == 0 || share == 1) {
            return share == 0 ? "0 %" : "100 %";
        }
        if (share < 1e-4) {
            return "<0.01 %";
        }
        if (share > 0.9999) {
            return ">99.99 %";
        }
        boolean fine = share < 0.00995 || share > 0.9995;
        return String.format(Locale.ROOT, fine ? "%.2f %%" : "%.1f %%", 100 * share);
    }
}
