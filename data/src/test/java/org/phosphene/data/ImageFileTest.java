package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phosphene.data.Pictures.encoded;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.Shape;

class ImageFileTest {
    @TempDir
    private Path folder;

    @Test
    void greyLevelsAreTheNumbersInTheFile() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        byte[] levels = new byte[256];
        for (int i = 0; i < 256; i++) {
            image.getRaster().setSample(i % 16, i / 16, 0, i);
            levels[i] = (byte) i;
        }
        assertThat(levels(encoded(image, "png"))).isEqualTo(levels);
        assertThat(shape(encoded(image, "jpg"))).isEqualTo(Shape.of(1, 16, 16));
    }

    @Test
    void coloursBecomePlanes() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x336699);
        image.setRGB(1, 0, 0x00ff01);

        assertThat(shape(encoded(image, "png"))).isEqualTo(Shape.of(3, 1, 2));
        assertThat(levels(encoded(image, "png"))).containsExactly(0x33, 0, 0x66, 0xff, 0x99, 1);
    }

    @Test
    void jpegIsDecodedToAboutItsColours() throws IOException {
        Pictures.rgb(folder.resolve("c.jpg"), 16, 16, 0x4080c0);
        byte[] levels = levels(Files.readAllBytes(folder.resolve("c.jpg")));

        assertThat(levels[0] & 0xff).isBetween(0x3c, 0x44);
        assertThat(levels[256] & 0xff).isBetween(0x7c, 0x84);
        assertThat(levels[512] & 0xff).isBetween(0xbc, 0xc4);
    }

    @Test
    void sixteenBitsAreRounded() throws IOException {
        BufferedImage grey = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
        int[] samples = {0, 65535, 0x8123, 128};
        grey.getRaster().setSamples(0, 0, 4, 1, 0, samples);
        // 0x8123 / 257 = 128.6
        assertThat(levels(encoded(grey, "png"))).containsExactly(0, 255, 129, 0);
        assertThat(levels(encoded(image(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT, 257, 514, 65535), "png")))
                .containsExactly(1, 2, 255);
    }

    @Test
    void alphaIsDropped() throws IOException {
        assertThat(levels(encoded(image(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE, 99, 50), "png")))
                .containsExactly(99);
        assertThat(levels(encoded(image(ColorSpace.CS_sRGB, true, DataBuffer.TYPE_BYTE, 10, 20, 30, 0), "png")))
                .containsExactly(10, 20, 30);
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        byte[] red = {0, 50, 100};
        byte[] blue = {0, 50, 101};
        BufferedImage colour = indexed(new IndexColorModel(8, 3, red, red, blue));
        assertThat(shape(encoded(colour, "png"))).isEqualTo(Shape.of(3, 1, 3));
        assertThat(levels(encoded(colour, "png"))).containsExactly(0, 50, 100, 0, 50, 100, 0, 50, 101);

        BufferedImage greys = indexed(new IndexColorModel(8, 3, red, red, red));
        assertThat(shape(encoded(greys, "png"))).isEqualTo(Shape.of(1, 1, 3));
        assertThat(levels(encoded(greys, "png"))).containsExactly(0, 50, 100);

        BufferedImage bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(1, 0, -1);
        assertThat(levels(encoded(bits, "png"))).containsExactly(0, 255, 0);
    }

    /** As other readers of training sets do: the numbers, not what a profile makes of them. */
    @Test
    void aColourProfileChangesNothing() throws IOException {
        Pictures.rgb(folder.resolve("c.jpg"), 16, 16, 0x4080c0);
        byte[] plain = Files.readAllBytes(folder.resolve("c.jpg"));
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        ByteBuffer tagged = ByteBuffer.allocate(plain.length + profile.length + 18);
        tagged.put(plain, 0, 20).putShort((short) 0xffe2).putShort((short) (profile.length + 16));
        tagged.put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII)).put(profile);
        tagged.put(plain, 20, plain.length - 20);

        assertThat(levels(tagged.array())).isEqualTo(levels(plain));
    }

    @Test
    void theContentTellsTheForm() throws IOException {
        Pictures.grey(folder.resolve("x.png"), 1, 1, 5);
        Files.move(folder.resolve("x.png"), folder.resolve("x.jpg"));
        try (ImageFile file = ImageFile.open(folder.resolve("x.jpg"))) {
            assertThat(file.levels()).containsExactly(5);
        }
        fault("just a text".getBytes(StandardCharsets.US_ASCII), "byte 0: neither a PNG nor a JPEG");
        fault(new byte[0], "byte 0: neither a PNG nor a JPEG");
        fault(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, "broken image (");
    }

    @Test
    void aPngThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] png = encoded(noise(), "png");
        for (int length = 8; length < png.length; length++) {
            fault(Arrays.copyOf(png, length), "the PNG is cut off; fetch the file anew");
        }
        fault(Arrays.copyOf(png, png.length - 1), "the PNG is cut off");
    }

    @Test
    void aJpegThatIsCutOffAnywhereIsRefused() throws IOException {
        byte[] jpeg = encoded(noise(), "jpg");
        for (int length = 4; length < jpeg.length; length += 7) {
            fault(Arrays.copyOf(jpeg, length), "broken image (");
        }
        fault(Arrays.copyOf(jpeg, jpeg.length - 2), "broken image (");
    }

    @Test
    void damageIsRefused() throws IOException {
        byte[] png = encoded(noise(), "png");
        png[png.length / 2] ^= 0x55;
        fault(png, "broken image (");
        byte[] length = encoded(noise(), "png");
        ByteBuffer.wrap(length).putInt(33, -2);
        fault(length, "byte 33: the PNG is cut off");
    }

    /** Whatever the bytes are, there is an image or one line. */
    @Test
    void randomDamageNeverEndsInAnythingElse() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] content = encoded(noise(), i % 2 == 0 ? "png" : "jpg");
            for (int flips = 0; flips < 3; flips++) {
                // most of them in the headers
                content[random.nextInt(random.nextInt(content.length) + 1)] = (byte) random.nextInt();
            }
            try {
                assertThat(levels(content)).isNotEmpty();
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith(folder.toString()).hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 599);
    }

    /** The header tells of 2.5 thousand million pixels; the file has none of them. */
    @Test
    void dimensionsAreLimitedBeforePixelsAreDecoded() throws IOException {
        byte[] png = encoded(noise(), "png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);
        fault(png, "an image of 2500000000 values, expected at most 67108864");
        byte[] jpeg = encoded(noise(), "jpg");
        ByteBuffer.wrap(jpeg).putInt(frame(jpeg) + 5, 0xfde8fde8);
        fault(jpeg, "an image of 4225000000 values, expected at most 67108864");
    }

    @Test
    void fourInksAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null), null, null));
        }
        writer.dispose();
        fault(out.toByteArray(), "colours that are neither grey nor RGB (CMYK?); save it as RGB");
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertThatThrownBy(() -> ImageFile.open(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder + ": no regular file, nor a link to one; remove it");
        Path closed = folder.resolve("closed.png");
        Pictures.grey(closed, 1, 1, 1);
        assertThat(closed.toFile().setReadable(false)).isTrue();
        if (Files.isReadable(closed)) {
            // the superuser may read it, but not what is no memory of a process
            Files.delete(closed);
            Files.createSymbolicLink(closed, Path.of("/proc/self/mem"));
        }
        assertThatThrownBy(() -> ImageFile.open(closed))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        Pattern.quote(closed.toString()) + ": cannot be read \\(\\w+\\); check its permissions");
    }

    /** Where the frame header begins, which holds height and width. */
    private static int frame(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xc0) {
            at += 2 + ByteBuffer.wrap(jpeg).getShort(at + 2);
        }
        return at;
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1200; i++) {
            image.getRaster().setSample(i % 40, i / 40, 0, (i * i * 37) >> 4 & 0xff);
        }
        return image;
    }

    /** One pixel. */
    private static BufferedImage image(int space, boolean alpha, int type, int... pixel) {
        ComponentColorModel model =
                new ComponentColorModel(ColorSpace.getInstance(space), alpha, false, alpha ? 3 : 1, type);
        WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, pixel);
        return new BufferedImage(model, raster, false, null);
    }

    private static BufferedImage indexed(IndexColorModel palette) {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 1, 2});
        return image;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file.png"), content);
    }

    private Shape shape(byte[] content) throws IOException {
        try (ImageFile file = ImageFile.open(file(content))) {
            return file.shape();
        }
    }

    private byte[] levels(byte[] content) throws IOException {
        try (ImageFile file = ImageFile.open(file(content))) {
            return file.levels();
        }
    }

    private void fault(byte[] content, String message) {
        assertThatThrownBy(() -> levels(content))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.resolve("file.png") + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }
}
