package org.phosphene.data.fetch;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * Where the bytes of a part come from, so that only more of the same are appended.
 *
 * @param url as it was asked for
 * @param validator strong ETag or date of last change, empty if the mirror gave neither
 * @param total bytes of the whole file, -1 if the mirror did not say
 */
record Origin(String url, String validator, long total) {
    private static final String FORM = "phosphene part 1";

    static Origin of(String url, HttpHeaders headers, long total) {
        Optional<String> tag = headers.firstValue("ETag").filter(text -> !text.startsWith("W/"));
        String validator = tag.or(() -> headers.firstValue("Last-Modified")).orElse("");
        // what cannot be sent back as a header is of no use
        return new Origin(url, validator.matches("[\\x20-\\x7e]{1,200}") ? validator : "", total);
    }

    String text() {
        return String.join("\n", FORM, url, validator, Long.toString(total), "");
    }

    /** Empty if the text has another form, as that of a file that was cut off. */
    static Optional<Origin> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 4 || !text.endsWith("\n") || !lines.get(0).equals(FORM)) {
            return Optional.empty();
        }
        String total = lines.get(3);
        return total.matches("-1|\\d{1,18}") && lines.get(2).matches("[\\x20-\\x7e]{0,200}")
                ? Optional.of(new Origin(lines.get(1), lines.get(2), Long.parseLong(total)))
                : Optional.empty();
    }
}
