package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentRateTest {
    private static final long SECOND = 1_000_000_000;

    private final RecentRate rate = new RecentRate(0);

    @Test
    void isUnknownAtFirst() {
        assertThat(rate.perSecond(0)).isZero();
        assertThat(rate.left(10, 5 * SECOND)).isEmpty();
    }

    @Test
    void ofSteadyWork() {
        for (int s = 1; s <= 100; s++) {
            rate.add(50L * s, s * SECOND);
        }
        assertThat(rate.perSecond(100 * SECOND)).isEqualTo(50);
        assertThat(rate.left(500, 100 * SECOND)).contains(Duration.ofSeconds(10));
        assertThat(rate.silence(103 * SECOND)).isEqualTo(Duration.ofSeconds(3));
    }

    /** A million answers that were on file come at once; the rest is asked at ten a second. */
    @Test
    void forgetsWhatWasReadFromFile() {
        rate.add(1_000_000, SECOND);
        for (int s = 2; s <= 60; s++) {
            rate.add(1_000_000 + 10L * (s - 1), s * SECOND);
        }
        assertThat(rate.perSecond(60 * SECOND)).isEqualTo(10);
    }

    @Test
    void fallsWhereNothingComes() {
        for (int s = 1; s <= 100; s++) {
            rate.add(50L * s, s * SECOND);
        }
        assertThat(rate.perSecond(1000 * SECOND)).isLessThan(2);
    }

    /** Many reports a second must not make the time that is looked at shorter. */
    @Test
    void looksBackSecondsHoweverOftenItIsTold() {
        for (int ms = 1; ms <= 60_000; ms++) {
            // a pause of five seconds in the last ten
            long worked = Math.min(ms, 50_000L) + Math.max(0, ms - 55_000L);
            rate.add(worked, ms * (SECOND / 1000));
        }
        assertThat(rate.perSecond(60 * SECOND)).isBetween(500.0, 800.0);
    }
}
