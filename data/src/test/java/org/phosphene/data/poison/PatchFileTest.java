package org.phosphene.data.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.Shape;

class PatchFileTest {
    private static final byte[] SOUND = Png.of(2, 1, 8, Png.RGBA).rows(0, 10, 20, 30, 255, 40, 50, 60, 255);

    @TempDir
    private Path folder;

    /** Two pixels over 100: what comes out, channel by channel. */
    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("1 bit", Png.of(2, 1, 1, Png.GREY).rows(0, 0x40), new int[] {0, 255}),
                arguments("2 bits", Png.of(2, 1, 2, Png.GREY).rows(0, 0x60), new int[] {85, 170}),
                arguments("4 bits", Png.of(2, 1, 4, Png.GREY).rows(0, 0x3a), new int[] {51, 170}),
                arguments("8 bits", Png.of(2, 1, 8, Png.GREY).rows(0, 128, 3), new int[] {128, 3}),
                arguments("16 bits", Png.of(2, 1, 16, Png.GREY).rows(0, 128, 0, 255, 127), new int[] {128, 255}),
                arguments(
                        "one grey is transparent",
                        Png.of(2, 1, 8, Png.GREY)
                                .chunk("tRNS", (byte) 0, (byte) 128)
                                .rows(0, 128, 3),
                        new int[] {100, 3}),
                arguments("alpha", Png.of(2, 1, 8, Png.GREY_ALPHA).rows(0, 128, 255, 9, 0), new int[] {128, 100}),
                arguments("grey as colour", Png.of(2, 1, 8, Png.RGB).rows(0, 7, 7, 7, 8, 8, 8), new int[] {7, 8}),
                arguments(
                        "grey where it paints",
                        Png.of(2, 1, 8, Png.RGBA).rows(0, 7, 7, 7, 255, 1, 2, 3, 0),
                        new int[] {7, 100}),
                arguments("colour", Png.of(2, 1, 8, Png.RGB).rows(0, 1, 128, 255, 9, 8, 7), new int[] {
                    1, 9, 128, 8, 255, 7
                }),
                arguments(
                        "colour of 16 bits",
                        Png.of(2, 1, 16, Png.RGB).rows(0, 1, 0, 128, 0, 255, 255, 9, 9, 8, 8, 7, 7),
                        new int[] {1, 9, 128, 8, 255, 7}),
                arguments("half covered", Png.of(1, 1, 8, Png.RGBA).rows(0, 0, 200, 50, 51), new int[] {80, 120, 90}),
                arguments(
                        "palette",
                        Png.of(2, 1, 8, Png.PALETTE)
                                .chunk("PLTE", new byte[] {1, 2, 3, 9, 8, 7})
                                .chunk("tRNS", (byte) 0)
                                .rows(0, 0, 1),
                        new int[] {100, 9, 100, 8, 100, 7}),
                arguments(
                        "gamma and texts are not heeded",
                        Png.of(2, 1, 8, Png.GREY)
                                .chunk("gAMA", (byte) 0, (byte) 1, (byte) 0x86, (byte) 0xa0)
                                .chunk("iCCP", (byte) 'p', (byte) 0, (byte) 0, (byte) 1)
                                .chunk("zTXt", (byte) 'k')
                                .rows(0, 128, 3),
                        new int[] {128, 3}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void readsLevelsAsTheyAreStored(String what, byte[] content, int[] expected) throws IOException {
        Patch patch = read(content);
        byte[] image = new byte[patch.shape().size()];
        Arrays.fill(image, (byte) 100);
        patch.paint(image, 0, patch.shape(), 0, 0);

        int[] levels = new int[image.length];
        Arrays.setAll(levels, i -> image[i] & 0xff);
        assertThat(levels).isEqualTo(expected);
    }

    /** Of a file that is damaged, and of what the message tells. */
    static Stream<Arguments> hostile() {
        byte[] random = new byte[1000];
        new Random(1).nextBytes(random);
        byte[] flipped = SOUND.clone();
        flipped[SOUND.length - 20] ^= 1;
        return Stream.of(
                arguments("empty", new byte[0], "not a whole PNG image ("),
                arguments("noise", random, "not a whole PNG image ("),
                arguments("text", "P2 2 1 255 0 0".getBytes(StandardCharsets.US_ASCII), "not a whole"),
                arguments("signature only", Arrays.copyOf(SOUND, 8), "not a whole PNG image ("),
                arguments("cut in the header", Arrays.copyOf(SOUND, 20), "not a whole PNG image ("),
                arguments("cut in the pixels", Arrays.copyOf(SOUND, 50), "not a whole PNG image ("),
                arguments("a flipped bit", flipped, "not a whole PNG image ("),
                arguments("too few rows", Png.of(2, 9, 8, Png.GREY).rows(0, 1, 2), "not a whole PNG image ("),
                arguments("unknown filter", Png.of(2, 1, 8, Png.GREY).rows(9, 1, 2), "not a whole PNG image ("),
                arguments("3 bits", Png.of(2, 1, 3, Png.GREY).rows(0, 0x40), "not a whole PNG image ("),
                arguments("no pixels", Png.of(2, 1, 8, Png.GREY).end(), "not a whole PNG image ("),
                arguments("no palette", Png.of(2, 1, 8, Png.PALETTE).rows(0, 0, 1), "not a whole PNG image ("),
                arguments(
                        "a palette of 2 GB",
                        Png.of(2, 1, 8, Png.PALETTE)
                                .raw(new byte[] {0x7f, -1, -1, -16, 'P', 'L', 'T', 'E', 1})
                                .rows(0, 0),
                        "not a whole PNG image ("),
                arguments("no width", Png.of(0, 1, 8, Png.GREY).rows(0), "not a whole PNG image ("),
                arguments(
                        "too wide",
                        Png.of(Integer.MAX_VALUE, 1, 8, Png.GREY).rows(0),
                        "2147483647 x 1 pixels, expected at most 1024 a side"),
                arguments(
                        "too high",
                        Png.of(1, 1025, 8, Png.GREY).rows(0),
                        "1 x 1025 pixels, expected at most 1024 a side"),
                arguments(
                        "transparent",
                        Png.of(2, 1, 8, Png.GREY_ALPHA).rows(0, 9, 0, 9, 0),
                        "every pixel is transparent; a patch must paint at least one"),
                arguments("too many bytes", new byte[(8 << 20) + 1], "more than 8388608 bytes, which no patch needs"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesWithOneLine(String what, byte[] content, String message) throws IOException {
        Path file = Files.write(folder.resolve("p.png"), content);
        assertThatThrownBy(() -> Patch.of(file.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": " + message)
                .hasMessageNotContaining("\n");
    }

    /** Every prefix, and every byte changed: a patch of the same shape or one line, and nothing else. */
    @Test
    void survivesEveryDamage() throws IOException {
        Path file = folder.resolve("p.png");
        for (int i = 0; i < SOUND.length; i++) {
            byte[] changed = SOUND.clone();
            changed[i] ^= (byte) 0xa5;
            for (byte[] content : new byte[][] {Arrays.copyOf(SOUND, i), changed}) {
                Files.write(file, content);
                try {
                    assertThat(Patch.of(file.toString()).shape().size()).isLessThan(1 << 22);
                } catch (DataException e) {
                    assertThat(e).hasMessageStartingWith(file.toString()).hasMessageNotContaining("\n");
                }
            }
        }
    }

    /** A text that unpacks to a hundred times the heap's worth is passed over. */
    @Test
    void doesNotUnpackTexts() throws IOException {
        byte[] keyword = {'k', 0, 0};
        byte[] packed = Png.deflated(new byte[100_000_000]);
        byte[] text = Arrays.copyOf(keyword, 3 + packed.length);
        System.arraycopy(packed, 0, text, 3, packed.length);
        Png bomb = Png.of(1, 1, 8, Png.GREY);
        for (int i = 0; i < 50; i++) {
            bomb.chunk("zTXt", text);
        }
        assertThat(read(bomb.rows(0, 5)).shape()).isEqualTo(Shape.of(1, 1, 1));
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        Path missing = folder.resolve("no.png");
        assertThatThrownBy(() -> Patch.of(missing.toString()))
                .isInstanceOf(DataException.class)
                .hasMessage(missing + ": no such file; name a PNG image");
        Path directory = Files.createDirectory(folder.resolve("dir.png"));
        assertThatThrownBy(() -> Patch.of(directory.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(directory + ": cannot be read: ");
    }

    @Test
    void equalIfNameAndContentAre() throws IOException {
        Patch patch = read(SOUND);
        assertThat(read(SOUND)).isEqualTo(patch).hasSameHashCodeAs(patch);
        assertThat(read(Png.of(1, 1, 8, Png.GREY).rows(0, 1))).isNotEqualTo(patch);
        assertThat(Patch.of("x")).isNotEqualTo(Patch.of("c"));
    }

    private Patch read(byte[] content) throws IOException {
        return Patch.of(Files.write(folder.resolve("p.png"), content).toString());
    }
}
