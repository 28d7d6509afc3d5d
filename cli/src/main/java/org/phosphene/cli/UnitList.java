package org.phosphene.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Units as people write them: {@code 0,3,7-9}. */
final class UnitList {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private UnitList() {}

    /**
     * Their numbers, each once.
     *
     * @param text null for all
     * @param count how many there are
     * @throws UsageException if it is no such list, or there is no such unit
     */
    static List<Integer> of(String text, int count) {
        if (text == null) {
            return IntStream.range(0, count).boxed().toList();
        }
        LinkedHashSet<Integer> all = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher range = PART.matcher(part.strip());
            if (!range.matches()) {
                throw new UsageException("--units " + text + ": expected numbers and ranges, as in 0,3,7-9");
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (from > to || to >= count) {
                throw new UsageException(
                        "--units " + text + ": this layer has units 0.." + (count - 1) + ", not " + part.strip());
            }
            IntStream.rangeClosed(from, to).forEach(all::add);
        }
        return new ArrayList<>(all);
    }
}
