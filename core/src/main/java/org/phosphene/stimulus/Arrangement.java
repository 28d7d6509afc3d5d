package org.phosphene.stimulus;

import java.util.Locale;

/** What {@link ImageNoise} does with its images. */
public enum Arrangement {
    /** A random image as it is. */
    SHOWN,
    /** Two random images, one shining through the other: a share w of the first and 1 - w of the second, w uniform. */
    MIXED,
    /** The pixels of a random image in random places, all channels of a pixel together: its histogram without its form. */
    PERMUTED;

    /**
     * Reads the name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Arrangement of(String name) {
        for (Arrangement arrangement : values()) {
            if (arrangement.toString().equals(name)) {
                return arrangement;
            }
        }
        throw new IllegalArgumentException("arrangement '" + name + "': expected shown, mixed or permuted");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
