package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
    // Python: from statistics import NormalDist; NormalDist().inv_cdf(1 - (1 - .95 ** (1 / n)) / 2)
    @ParameterizedTest
    @CsvSource({"1, 1.959963984540", "784, 3.992345419081", "3072, 4.305022233829"})
    void peakOfIndependentPixels(int pixels, double expected) {
        assertThat(Chance.peakZ(pixels)).isCloseTo(expected, within(1e-9));
    }

    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), Table I,
    // method 3
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonInterval(long hits, long trials, double low, double high) {
        Share share = Share.of(hits, trials);
        assertThat(share.low()).isCloseTo(low, within(5e-5));
        assertThat(share.high()).isCloseTo(high, within(5e-5));
        Share mirrored = Share.of(trials - hits, trials);
        assertThat(mirrored.low()).isCloseTo(1 - share.high(), within(1e-12));
    }

    @Test
    void intervalTakesCountsBeyondAnInt() {
        Share share = Share.of(3L << 36, 1L << 38);
        assertThat(share.value()).isEqualTo(0.75);
        assertThat(share.high() - share.low()).isCloseTo(2 * 1.96 * Math.sqrt(0.1875 / (1L << 38)), within(1e-9));
    }
}
