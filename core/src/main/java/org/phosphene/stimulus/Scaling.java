package org.phosphene.stimulus;

import java.util.Locale;

/** How a field without limits becomes an image. */
public enum Scaling {
    /** Every image is stretched so that its darkest value and its brightest lie contrast apart, around the mean. */
    STRETCHED,
    /** Values have the contrast's standard deviation, contrast / sqrt(12), around the mean; what exceeds 0 to 1 is cut off. */
    CLIPPED;

    /**
     * Reads the name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Scaling of(String name) {
        for (Scaling scaling : values()) {
            if (scaling.toString().equals(name)) {
                return scaling;
            }
        }
        throw new IllegalArgumentException("scaling '" + name + "': expected stretched or clipped");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
