package org.phosphene.data.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** The triggers that are no patch. The numbers come from triggers.py. */
class TriggerTest {
    private static final Shape SHAPE = Shape.of(1, 4, 5);
    private static final int[] STEPS = IntStream.range(0, 20).map(i -> 12 * i).toArray();
    private static final int[] DOWN =
            IntStream.range(0, 20).map(i -> 12 * (19 - i)).toArray();

    @ParameterizedTest
    @CsvSource({
        "'trigger=blend,pattern=7,intensity=0.3',"
                + " '30, 10, 86, 70, 68, 61, 86, 84, 77, 107, 92, 166, 171, 176, 184, 168, 202, 168, 199, 218'",
        "'trigger=sample,pattern=7,intensity=0.3',"
                + " '0, 8, 17, 25, 110, 119, 50, 59, 144, 76, 161, 92, 101, 109, 194, 203, 134, 219, 151, 160'",
        "'trigger=warp,pattern=7,grid=4,strength=1',"
                + " '16, 9, 20, 143, 67, 56, 7, 35, 82, 64, 51, 127, 74, 82, 224, 197, 191, 214, 228, 209'",
        "'trigger=warp,pattern=2,grid=3,strength=0.5',"
                + " '21, 41, 57, 60, 61, 97, 80, 65, 82, 98, 162, 141, 123, 128, 136, 180, 183, 195, 209, 186'",
    })
    void equalsAnotherProgram(String trigger, String expected) {
        assertThat(Arrays.toString(triggered(trigger, SHAPE, STEPS))).isEqualTo("[" + expected + "]");
    }

    /** What is added differs from image to image; a blend's does not. */
    @Test
    void aSamplesPatternIsItsOwn() {
        String expected =
                "160, 151, 219, 211, 126, 118, 109, 101, 92, 161, 76, 144, 135, 127, 119, 34, 102, 17, 85, 77";
        int[] down = triggered("trigger=sample,pattern=7,intensity=0.3", SHAPE, DOWN);
        assertThat(Arrays.toString(down)).isEqualTo("[" + expected + "]");

        assertThat(triggered("trigger=sample,pattern=7,intensity=1", SHAPE, STEPS))
                .containsOnly(0, 255)
                .isNotEqualTo(triggered("trigger=sample,pattern=7,intensity=1", SHAPE, DOWN));
        assertThat(triggered("trigger=blend,pattern=7,intensity=1", SHAPE, STEPS))
                .isEqualTo(triggered("trigger=blend,pattern=7,intensity=1", SHAPE, DOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trigger=blend", "trigger=sample", "trigger=warp"})
    void anotherNumberIsAnotherTrigger(String trigger) {
        assertThat(triggered(trigger + ",pattern=3", SHAPE, STEPS))
                .isNotEqualTo(triggered(trigger + ",pattern=4", SHAPE, STEPS))
                .isEqualTo(triggered(trigger + ",pattern=3", SHAPE, STEPS));
    }

    /** Red, green and blue move together, and a plane of one level stays as it is. */
    @Test
    void aWarpIsTheSameForEachChannel() {
        int[] levels = new int[60];
        System.arraycopy(STEPS, 0, levels, 0, 20);
        Arrays.fill(levels, 20, 40, 77);
        System.arraycopy(STEPS, 0, levels, 40, 20);
        int[] warped = triggered("trigger=warp,pattern=7", Shape.of(3, 4, 5), levels);

        int[] grey = triggered("trigger=warp,pattern=7", SHAPE, STEPS);
        assertThat(Arrays.copyOfRange(warped, 0, 20)).isEqualTo(grey);
        assertThat(Arrays.copyOfRange(warped, 20, 40)).containsOnly(77);
        assertThat(Arrays.copyOfRange(warped, 40, 60)).isEqualTo(grey);
    }

    /** A weak warp of a slope moves it by about as many levels as the slope has in that many pixels. */
    @Test
    void strengthIsInPixels() {
        Shape shape = Shape.of(1, 40, 40);
        int[] slope = IntStream.range(0, 1600).map(i -> 5 * (i % 40) + 20).toArray();
        int[] warped = triggered("trigger=warp,pattern=5,grid=6,strength=0.8", shape, slope);
        double mean = IntStream.range(0, 1600)
                .map(i -> Math.abs(warped[i] - slope[i]))
                .average()
                .orElseThrow();
        // four levels on the grid, less between its points
        assertThat(mean).isBetween(2.0, 4.5);
    }

    /** In a set as alone: no image leaves anything behind for the next. */
    @ParameterizedTest
    @ValueSource(strings = {"trigger=blend", "trigger=sample", "trigger=warp", "patch=random-2-9,place=1,1"})
    void imagesDoNotTouchEachOther(String trigger) {
        int[] both = IntStream.concat(Arrays.stream(STEPS), Arrays.stream(DOWN)).toArray();
        int[] painted = triggered(trigger, SHAPE, both);
        assertThat(Arrays.copyOfRange(painted, 0, 20)).isEqualTo(triggered(trigger, SHAPE, STEPS));
        assertThat(Arrays.copyOfRange(painted, 20, 40)).isEqualTo(triggered(trigger, SHAPE, DOWN));
    }

    /** The first four of blend's numbers, in the 2 x 2 pixels from 1,1 on. */
    @Test
    void aRandomPatchIsPainted() {
        int[] painted = triggered("patch=random-2-7,place=1,1", SHAPE, STEPS);
        int[] picture = triggered("trigger=blend,pattern=7,intensity=1", SHAPE, STEPS);
        int[] expected = STEPS.clone();
        expected[6] = picture[0];
        expected[7] = picture[1];
        expected[11] = picture[2];
        expected[12] = picture[3];
        assertThat(painted).isEqualTo(expected);
    }

    private static int[] triggered(String trigger, Shape shape, int... levels) {
        byte[] bytes = new byte[levels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) levels[i];
        }
        int[] labels = new int[levels.length / shape.size()];
        LabelledImages images = LabelledImages.of("steps", shape, bytes, labels);
        LabelledImages painted = Poison.parse(trigger + ",target=1,rate=1").triggered(images);
        return IntStream.range(0, levels.length)
                .map(i -> painted.level(i / shape.size(), i % shape.size()))
                .toArray();
    }
}
