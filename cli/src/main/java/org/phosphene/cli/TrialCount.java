package org.phosphene.cli;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phosphene.answers.Layout;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of trials as people write it: 1000000, 1_000_000, 20k, 1M.
 *
 * @param value 1 to {@link Layout#MAX_TRIALS}
 */
public record TrialCount(long value) {
    private static final Pattern TEXT = Pattern.compile("(\\d[\\d_]*)([kmg]?)");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "k", 1_000L, "m", 1_000_000L, "g", 1_000_000_000L);

    static TrialCount parse(String text) {
        Matcher m = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new TypeConversionException("'" + text + "' is not a number of trials; write it as 20000, 20k or 1M");
        }
        BigInteger count =
                new BigInteger(m.group(1).replace("_", "")).multiply(BigInteger.valueOf(UNITS.get(m.group(2))));
        if (count.signum() == 0 || count.compareTo(BigInteger.valueOf(Layout.MAX_TRIALS)) > 0) {
            throw new TypeConversionException("'" + text + "' trials: must lie in 1.." + Layout.MAX_TRIALS);
        }
        return new TrialCount(count.longValueExact());
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
