package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weighted mean of two levels, rounded to a level.
 *
 * @param share of the second, in billionths
 */
record Mixture(long share) {
    private static final long WHOLE = 1_000_000_000;

    static Mixture of(BigDecimal share) {
        return new Mixture(share.movePointRight(9).longValueExact());
    }

    /** The share as it is kept in a specification. */
    static BigDecimal intensity(BigDecimal intensity) {
        BigDecimal plain = Poison.share("intensity", intensity, "a number above 0, up to 1");
        if (plain.signum() == 0) {
            throw Poison.fault("intensity", plain, "a number above 0, up to 1");
        }
        return plain;
    }

    static Map<String, Object> pairs(String trigger, int pattern, BigDecimal intensity) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put("trigger", trigger);
        pairs.put("pattern", pattern);
        pairs.put("intensity", intensity.toPlainString());
        return pairs;
    }

    /** Of unsigned bytes; halves are rounded up. */
    byte level(byte first, byte second) {
        long sum = (first & 0xff) * (WHOLE - share) + (second & 0xff) * share;
        return (byte) ((sum + WHOLE / 2) / WHOLE);
    }
}
