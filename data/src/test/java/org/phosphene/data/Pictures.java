package org.phosphene.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Image files that tests write. */
final class Pictures {
    private Pictures() {}

    /** A PNG of one level. */
    static void grey(Path file, int width, int height, int level) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, level);
        }
        write(file, image);
    }

    /** An image of one colour, 0xRRGGBB. */
    static void rgb(Path file, int width, int height, int colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, colour);
        }
        write(file, image);
    }

    /** Writes in the form that the name tells, and makes the folders above. */
    static void write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        boolean png = file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
        Files.write(file, encoded(image, png ? "png" : "jpg"));
    }

    static byte[] encoded(BufferedImage image, String form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, form, out)) {
            throw new IOException("no writer of " + form + " for this image");
        }
        return out.toByteArray();
    }
}
