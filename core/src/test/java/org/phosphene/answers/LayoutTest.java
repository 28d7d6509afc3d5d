package org.phosphene.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    /** Records lie one behind the other, without gap or overlap, and hold every trial once. */
    @ParameterizedTest
    @MethodSource("org.phosphene.answers.Layouts#all")
    void recordsFollowEachOther(Layout layout) {
        long at = 0;
        long trials = 0;
        for (long block = 0; block < layout.blocks(); block++) {
            assertThat(layout.offset(block)).isEqualTo(at);
            assertThat(layout.trialsIn(block)).isBetween(1, layout.block());
            at += layout.recordBytes(layout.trialsIn(block));
            trials += layout.trialsIn(block);
        }
        assertThat(layout.length()).isEqualTo(at);
        assertThat(trials).isEqualTo(layout.trials());
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,2,trials 0",
        "-5,1,2,trials -5",
        "1000000000001,1,2,trials 1000000000001",
        "1,0,2,block 0",
        "1,65537,2,block 65537",
        "1,1,1,classes 1",
        "1,1,65536,classes 65536"
    })
    void outsideLimits(long trials, int block, int classes, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layout(trials, block, classes, false))
                .withMessageStartingWith(named)
                .withMessageContaining("..");
    }

    @Test
    void largestRun() {
        Layout layout = new Layout(Layout.MAX_TRIALS, 1, Layout.MAX_CLASSES, true);
        assertThat(layout.blocks()).isEqualTo(Layout.MAX_TRIALS);
        assertThat(layout.length()).isEqualTo(7 * Layout.MAX_TRIALS);
    }

    /** What memory cannot hold is refused at the start, not after hours. */
    @Test
    void tooLargeForMemory() {
        Layout layout = new Layout(3_000_000_000L, 1024, 10, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnswersFile.inMemory(Map.of(), layout))
                .withMessageContaining("3000000000 trials");
    }
}
