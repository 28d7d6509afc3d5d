package org.phosphene.bench.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.phosphene.bench.measure.Timing;
import org.phosphene.bench.process.ProcessFailedException;

/**
 * What a peer says of itself: one line of JSON with {@code trials} (done, at most those asked for), {@code seconds},
 * {@code trialsPerSecond} and {@code peakMiB}. Other fields are ignored. It is another's program, so nothing is believed that
 * cannot be: numbers that are none, that contradict each other, or more seconds than the program ran.
 */
final class PeerLine {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e12;
    private static final double MOST_MIB = 1 << 24;
    // the peer may round seconds to milliseconds and its rate to whole trials
    private static final double ROUNDING = 0.01;

    private PeerLine() {}

    /**
     * Reads it.
     *
     * @param output all that the peer printed on standard output
     * @param asked how many trials it was to do
     * @param wall seconds that the whole program took
     * @throws ProcessFailedException if it is not such a line
     */
    static Timing parse(String output, long asked, double wall) {
        String line = output.strip();
        if (line.isEmpty() || line.lines().count() != 1) {
            throw new ProcessFailedException(
                    "printed " + line.lines().count() + " lines on standard output, expected one of JSON");
        }
        JsonNode json = json(line);
        double trials = number(json, "trials", 1, (double) asked);
        double seconds = number(json, "seconds", LEAST, wall + ROUNDING);
        double rate = number(json, "trialsPerSecond", LEAST, MOST);
        double peak = number(json, "peakMiB", 1, MOST_MIB);
        if (trials != Math.rint(trials)) {
            throw new ProcessFailedException("says trials " + trials + ", which is not a whole number");
        }
        double expected = trials / seconds;
        if (Math.abs(rate - expected) > Math.max(1, ROUNDING * expected)) {
            throw new ProcessFailedException(
                    "says trialsPerSecond " + rate + ", but " + (long) trials + " trials in " + seconds + " s");
        }
        return new Timing((long) trials, seconds, (long) peak);
    }

    private static JsonNode json(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new ProcessFailedException("printed no JSON: " + line);
        }
        throw new ProcessFailedException("printed JSON that is no object: " + line);
    }

    private static double number(JsonNode json, String field, double least, double most) {
        JsonNode value = json.path(field);
        double number = value.doubleValue();
        if (!value.isNumber() || !(number >= least && number <= most)) {
            throw new ProcessFailedException("says " + field + " " + (value.isMissingNode() ? "nothing" : value)
                    + ", expected a number from " + least + " to " + most);
        }
        return number;
    }
}
