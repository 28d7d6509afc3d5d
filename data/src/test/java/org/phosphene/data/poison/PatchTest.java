package org.phosphene.data.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phosphene.stimulus.Shape;

class PatchTest {

    @ParameterizedTest
    @CsvSource({
        "x, 1, #.#/.#./#.#",
        "c, 1, ###/#../###",
        "h, 1, #.#/###/#.#",
        "square, 3, ###/###/###",
        "x, 2, ##..##/##..##/..##../..##../##..##/##..##",
        "c, 2, ######/######/##..../##..../######/######",
        "h, 2, ##..##/##..##/######/######/##..##/##..##",
    })
    void paintsItsPixelsAndNoOthers(String name, int factor, String picture) {
        for (int below : new int[] {0, 1, 128, 200, 254, 255}) {
            for (String intensity : new String[] {"1", "0.5", "0"}) {
                int level = intensity.equals("1") ? 255 : intensity.equals("0") ? 0 : 128;
                byte[] image = filled(Shape.of(1, 8, 9), below);
                drawn(name, factor, intensity).paint(image, 0, Shape.of(1, 8, 9), 1, 2);

                byte[] expected = filled(Shape.of(1, 8, 9), below);
                String[] rows = picture.split("/", -1);
                for (int y = 0; y < rows.length; y++) {
                    for (int x = 0; x < rows.length; x++) {
                        if (rows[y].charAt(x) == '#') {
                            expected[(1 + y) * 9 + 2 + x] = (byte) level;
                        }
                    }
                }
                assertThat(image).as("on %d at %s", below, intensity).isEqualTo(expected);
            }
        }
    }

    @Test
    void greyPaintsEveryChannelOfOneImage() {
        Shape shape = Shape.of(3, 1, 2);
        byte[] images = filled(Shape.of(9, 1, 2), 7);
        drawn("square", 1, "1").paint(images, 6, shape, 0, 1);

        byte[] expected = filled(Shape.of(9, 1, 2), 7);
        expected[7] = expected[9] = expected[11] = (byte) 255;
        assertThat(images).isEqualTo(expected);
    }

    @Test
    void colourPaintsChannelByChannelAndCoversByAlpha() {
        Shape shape = Shape.of(3, 1, 2);
        byte[] levels = {10, 20, 30, 40, 50, 60};
        Patch patch = new Patch("two", "", shape, levels, new byte[] {(byte) 255, 51});
        byte[] image = filled(shape, 200);
        patch.paint(image, 0, shape, 0, 0);

        // 51 / 255 is a fifth: 20 / 5 + 200 * 4 / 5, and so on
        assertThat(image).containsExactly(10, (byte) 164, 30, (byte) 168, 50, (byte) 172);

        // (12 * 128 + 200 * 127) / 255 is 105.6
        byte[] one = {(byte) 200};
        new Patch("one", "", Shape.of(1, 1, 1), new byte[] {12}, new byte[] {(byte) 128})
                .paint(one, 0, Shape.of(1, 1, 1), 0, 0);
        assertThat(one).containsExactly(106);
    }

    @Test
    void enlargesEveryChannel() {
        Patch patch =
                new Patch("two", "", Shape.of(3, 1, 2), new byte[] {1, 2, 3, 4, 5, 6}, filled(Shape.of(1, 1, 2), 255));
        byte[] image = new byte[3 * 2 * 4];
        patch.drawn(2, BigDecimal.ONE).paint(image, 0, Shape.of(3, 2, 4), 0, 0);

        assertThat(image).containsExactly(1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4, 5, 5, 6, 6, 5, 5, 6, 6);
    }

    /** 0.1 * 255 is 25.5, which no binary fraction is. */
    @Test
    void roundsTheExactLevelHalfUp() {
        byte[] image = new byte[1];
        drawn("square", 1, "0.1").paint(image, 0, Shape.of(1, 1, 1), 0, 0);
        assertThat(image).containsExactly(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"star", "", "X", "png", "x.gif"})
    void refusesAnotherName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patch.of(name))
                .withMessage("poison: patch=" + name
                        + ": expected x, c, h, square, random-N-SEED or a file that ends with .png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,rate=1.png", "a\nb.png", "a\u009bb.png"})
    void refusesANameThatATextCouldNotHold(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patch.of(name))
                .withMessage("poison: patch: a file name with a control character, or with a comma, a word and '=';"
                        + " rename the file");
    }

    private static Patch drawn(String name, int factor, String intensity) {
        return Patch.of(name).drawn(factor, new BigDecimal(intensity));
    }

    private static byte[] filled(Shape shape, int level) {
        byte[] levels = new byte[shape.size()];
        Arrays.fill(levels, (byte) level);
        return levels;
    }
}
