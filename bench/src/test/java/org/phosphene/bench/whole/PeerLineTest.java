package org.phosphene.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.bench.measure.Timing;
import org.phosphene.bench.process.ProcessFailedException;

class PeerLineTest {
    private static final double WALL = 12;

    private static Timing parse(String output) {
        return PeerLine.parse(output, 1000, WALL);
    }

    @Test
    void aPeerIsBelieved() {
        assertThat(parse("{\"trials\": 1000, \"seconds\": 8.004, \"trialsPerSecond\": 125, \"peakMiB\": 731, "
                        + "\"torch\": \"1.13\", \"tuned\": false}\n"))
                .isEqualTo(new Timing(1000, 8.004, 731L));
        // the last block of a peer may not be full
        assertThat(parse("{\"trials\":900,\"seconds\":9,\"trialsPerSecond\":1e2,\"peakMiB\":1.5}"))
                .isEqualTo(new Timing(900, 9, 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "no JSON",
                "42",
                "null",
                "[]",
                "{",
                "{}",
                "{\"trials\":1000}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":125}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731} {}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}\nmore",
                "{\"trials\":\"1000\",\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":-1000,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":-8,\"trialsPerSecond\":-125,\"peakMiB\":731}",
                "{\"trials\":0,\"seconds\":8,\"trialsPerSecond\":0,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":0,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":999.5,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":1001,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":99999999999999999999999999,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":13,\"trialsPerSecond\":77,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":1e-300,\"trialsPerSecond\":1e303,\"peakMiB\":1e300}",
                "{\"trials\":1000,\"seconds\":1e-320,\"trialsPerSecond\":1e308,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":1e999,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":NaN,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":NaN,\"trialsPerSecond\":125,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":250,\"peakMiB\":731}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":-1}",
                "{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":null}",
                "{\"trials\":[1000],\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":731}",
            })
    void nothingElseIs(String output) {
        assertThatThrownBy(() -> parse(output))
                .isInstanceOf(ProcessFailedException.class)
                .message()
                .hasSizeLessThan(300)
                .doesNotContain("\n");
    }

    @Test
    void deepAndLongOutputIsRefusedToo() {
        for (String output : new String[] {
            "[".repeat(60_000), "{\"a\":".repeat(10_000), "{\"trials\":" + "9".repeat(50_000) + "}", "\0".repeat(60_000)
        }) {
            assertThatThrownBy(() -> parse(output)).isInstanceOf(ProcessFailedException.class);
        }
    }

    @Test
    void theFieldIsNamed() {
        assertThatThrownBy(() -> parse("{\"trials\":1000,\"seconds\":8,\"trialsPerSecond\":125,\"peakMiB\":\"much\"}"))
                .hasMessage("says peakMiB \"much\", expected a number from 1.0 to 1.6777216E7");
    }
}
