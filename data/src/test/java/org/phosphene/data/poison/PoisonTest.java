package org.phosphene.data.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** On 100 images of noise, of 4x5 pixels; image i has the label i % 10. */
class PoisonTest {
    private static final Shape SHAPE = Shape.of(1, 4, 5);
    private static final LabelledImages IMAGES = images(SHAPE, 100);

    /** The numbers come from poison.py. */
    @Test
    void chosenByTheSeed() {
        Poison poison = square("source=3,target=1,rate=0.5");
        assertThat(poison.chosen(IMAGES, 1)).containsExactly(3, 13, 53, 73, 93);
        assertThat(poison.chosen(IMAGES, -1)).containsExactly(3, 13, 43, 53, 83);
    }

    @ParameterizedTest
    @CsvSource({
        // of ten images: 0.05 is half of one, 0.25 two and a half, 0.15 in binary a little less than one and a half
        "3, 1, 10", "3, 0.5, 5", "3, 0.25, 3", "3, 0.249999999, 2", "3, 0.15, 2", "3, 0.05, 1",
        // of ninety
        "all, 1, 90", "all, 0.5, 45", "all, 0.1, 9", "all, 0.01, 1", "all, 0.015, 1", "all, 0.05, 5",
    })
    void countIsTheRoundedShareOfTheSource(String source, String rate, int count) {
        Poison poison = square("source=" + source + ",target=1,rate=" + rate);
        int[] chosen = poison.chosen(IMAGES, 5);
        assertThat(chosen).hasSize(count).isSorted().doesNotHaveDuplicates();
        for (int index : chosen) {
            assertThat(IMAGES.label(index)).isNotEqualTo(1);
            assertThat(source).isIn("all", Integer.toString(IMAGES.label(index)));
        }
    }

    @Test
    void refusesLessThanHalfAnImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> square("source=3,target=1,rate=0.049").poisoned(IMAGES, 1))
                .withMessage("poison: rate=0.049: expected enough for one of the 10 source images");
    }

    @Test
    void aLowerRateTakesAPartOfWhatAHigherOneTakes() {
        int[] few = square("source=all,target=1,rate=0.1").chosen(IMAGES, 8);
        int[] many = square("source=all,target=1,rate=0.3").chosen(IMAGES, 8);
        assertThat(many).contains(few);
    }

    /** Each of ten images is chosen in half of 2000 seeds: 1000 with a deviation of 22. */
    @Test
    void everySourceImageHasTheSameChance() {
        int[] times = new int[100];
        Poison poison = square("source=3,target=1,rate=0.5");
        for (int seed = 0; seed < 2000; seed++) {
            for (int index : poison.chosen(IMAGES, seed)) {
                times[index]++;
            }
        }
        for (int index = 3; index < 100; index += 10) {
            assertThat(times[index]).as("image %d", index).isBetween(890, 1110);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "top-left, '0,1,5,6'",
        "top-right, '3,4,8,9'",
        "bottom-left, '10,11,15,16'",
        "bottom-right, '13,14,18,19'",
        "centre, '6,7,11,12'",
        "'1,3', '8,9,13,14'",
        "'2,0', '10,11,15,16'",
    })
    void onlyTheChosenChange(String place, String painted) {
        int[] values = Arrays.stream(painted.split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        Poison poison = square("source=3,target=1,rate=0.5,place=" + place);
        LabelledImages poisoned = poison.poisoned(IMAGES, 1);
        int[] chosen = poison.chosen(IMAGES, 1);

        assertThat(poisoned.count()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            boolean victim = Arrays.binarySearch(chosen, i) >= 0;
            byte[] expected = levels(IMAGES, i);
            if (victim) {
                for (int value : values) {
                    expected[value] = (byte) 204;
                }
            }
            assertThat(levels(poisoned, i)).as("image %d", i).isEqualTo(expected);
            assertThat(poisoned.label(i)).as("image %d", i).isEqualTo(victim ? 1 : i % 10);
        }
    }

    @Test
    void leavesTheCleanSetAlone() {
        String before = IMAGES.sha256();
        Poison poison = square("source=all,target=1,rate=1");
        poison.poisoned(IMAGES, 1);
        poison.triggered(IMAGES);
        assertThat(IMAGES.sha256()).isEqualTo(before);
    }

    @Test
    void sameSeedSameBytes() {
        Poison poison = square("source=all,target=1,rate=0.5");
        String digest = poison.poisoned(IMAGES, 4).sha256();
        assertThat(poison.poisoned(IMAGES, 4).sha256()).isEqualTo(digest);
        assertThat(poison.poisoned(IMAGES, 5).sha256()).isNotEqualTo(digest);
    }

    @Test
    void namesSayWhatWasDone() {
        Poison poison = square("source=3,target=1,rate=0.5");
        assertThat(poison.poisoned(IMAGES, -7).name())
                .isEqualTo("noise, 5 poisoned by patch=square,size=2,place=top-left,intensity=0.8,source=3,target=1,"
                        + "rate=0.5 (seed -7)");
        assertThat(poison.triggered(IMAGES).name())
                .isEqualTo("noise, triggered by patch=square,size=2,place=top-left,intensity=0.8,source=3,target=1,"
                        + "rate=0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "all"})
    void triggeredAreAllOfTheSourceWithTheirTrueLabels(String source) {
        LabelledImages triggered =
                square("source=" + source + ",target=1,rate=0.1").triggered(IMAGES);
        int[] sources = IntStream.range(0, 100)
                .filter(i -> source.equals("all") ? i % 10 != 1 : i % 10 == 3)
                .toArray();

        assertThat(triggered.count()).isEqualTo(sources.length);
        for (int k = 0; k < sources.length; k++) {
            byte[] expected = levels(IMAGES, sources[k]);
            expected[0] = expected[1] = expected[5] = expected[6] = (byte) 204;
            assertThat(levels(triggered, k)).isEqualTo(expected);
            assertThat(triggered.label(k)).isEqualTo(sources[k] % 10);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size=5 | poison: size=5: expected a patch that fits into images of 1x4x5",
                "place=3,0 | poison: place=3,0: expected at most 2,3 in images of 1x4x5",
                "place=0,4 | poison: place=0,4: expected at most 2,3 in images of 1x4x5",
                "source=10,target=1 | poison: source=10: expected all, or 0 to 9",
                "source=3,target=10 | poison: target=10: expected 0 to 9",
            })
    void refusesWhatDoesNotFit(String change, String message) {
        String classes = change.contains("source=") ? "" : "source=3,target=1,";
        Poison poison = square(classes + "rate=0.5," + change);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poison.check(SHAPE, 10))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poison.poisoned(IMAGES, 1))
                .withMessage(message);
    }

    @Test
    void refusesAPatchThatIsTooWideOrTooHigh() {
        Poison poison = square("size=5,source=3,target=1,rate=0.5");
        poison.check(Shape.of(1, 5, 5), 10);
        for (Shape shape : new Shape[] {Shape.of(1, 4, 5), Shape.of(1, 5, 4)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> poison.check(shape, 10))
                    .withMessage("poison: size=5: expected a patch that fits into images of " + shape);
        }
    }

    @Test
    void refusesASetWithoutSource() {
        LabelledImages ones = LabelledImages.of("ones", SHAPE, new byte[40], new int[] {1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> square("source=3,target=1,rate=1").triggered(ones))
                .withMessage("ones: no image of class 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> square("source=all,target=1,rate=1").triggered(ones))
                .withMessage("ones: no image of another class than 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> square("source=0,target=1,rate=1").poisoned(ones, 1))
                .withMessage("ones: no image of class 0");
    }

    @Test
    void colourIsForColourImages(@TempDir Path folder) throws Exception {
        Path file =
                Files.write(folder.resolve("c.png"), Png.of(1, 1, 8, Png.RGB).rows(0, 10, 20, 30));
        Poison poison = Poison.parse("patch=" + file + ",place=1,0,target=1,rate=1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poison.check(SHAPE, 10))
                .withMessage("poison: patch=" + file + ": expected a grey patch for images of 1x4x5");

        LabelledImages triggered = poison.triggered(images(Shape.of(3, 4, 5), 2));
        assertThat(new int[] {triggered.level(0, 5), triggered.level(0, 25), triggered.level(0, 45)})
                .containsExactly(10, 20, 30);
    }

    /** Of two pixels a side at the top left, at 0.8 of 255, unless the pairs say otherwise. */
    private static Poison square(String pairs) {
        String missing =
                (pairs.contains("size=") ? "" : ",size=2") + (pairs.contains("place=") ? "" : ",place=top-left");
        return Poison.parse("patch=square,intensity=0.8," + pairs + missing);
    }

    private static LabelledImages images(Shape shape, int count) {
        byte[] levels = new byte[count * shape.size()];
        new Random(1).nextBytes(levels);
        return LabelledImages.of(
                "noise",
                shape,
                levels,
                IntStream.range(0, count).map(i -> i % 10).toArray());
    }

    private static byte[] levels(LabelledImages images, int index) {
        byte[] levels = new byte[images.shape().size()];
        images.levels(index, levels, 0);
        return levels;
    }
}
