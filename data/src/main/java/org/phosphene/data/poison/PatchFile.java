package org.phosphene.data.poison;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.Shape;

/** Reads a patch from a PNG file, which may be anything: no more is read or unpacked than a patch can need. */
final class PatchFile {
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_PIXELS_A_SIDE = 1024;

    private PatchFile() {}

    /**
     * Reads the file.
     *
     * @param name for the patch and for messages
     * @throws DataException if the file is missing, too large or no PNG image, or paints nothing
     */
    static Patch read(String name, Path file) {
        byte[] content = content(name, file);
        BufferedImage image = image(name, content);
        int pixels = image.getWidth() * image.getHeight();
        int[] rgba = samples(image);
        byte[] cover = new byte[pixels];
        byte[] levels = new byte[3 * pixels];
        boolean grey = true;
        boolean empty = true;
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < 3; c++) {
                levels[c * pixels + i] = (byte) rgba[4 * i + c];
            }
            cover[i] = (byte) rgba[4 * i + 3];
            empty &= cover[i] == 0;
            grey &= cover[i] == 0 || (rgba[4 * i] == rgba[4 * i + 1] && rgba[4 * i] == rgba[4 * i + 2]);
        }
        if (empty) {
            throw new DataException(name + ": every pixel is transparent; a patch must paint at least one");
        }
        // many programs store grey pictures as red, green and blue
        Shape shape = Shape.of(grey ? 1 : 3, image.getHeight(), image.getWidth());
        return new Patch(name, sha256(content), shape, Arrays.copyOf(levels, shape.size()), cover);
    }

    private static byte[] content(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new DataException(name + ": more than " + MOST_BYTES + " bytes, which no patch needs");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new DataException(name + ": no such file; name a PNG image", e);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static BufferedImage image(String name, byte[] content) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            // metadata is passed over: texts and profiles may unpack to gigabytes
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE) {
                throw new DataException(name + ": " + width + " x " + height + " pixels, expected at most "
                        + MOST_PIXELS_A_SIDE + " a side");
            }
            return reader.read(0);
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the reader is known to let runtime exceptions out where a file is damaged
            throw new DataException(name + ": not a whole PNG image (" + e.getMessage() + "); save it anew", e);
        } finally {
            reader.dispose();
        }
    }

    /** Red, green, blue and alpha of each pixel, 0 to 255. */
    private static int[] samples(BufferedImage image) {
        int width = image.getWidth();
        int[] rgba = new int[4 * width * image.getHeight()];
        for (int i = 0; 4 * i < rgba.length; i++) {
            int x = i % width;
            int y = i / width;
            if (image.getColorModel() instanceof IndexColorModel palette) {
                int index = image.getRaster().getSample(x, y, 0);
                rgba[4 * i] = palette.getRed(index);
                rgba[4 * i + 1] = palette.getGreen(index);
                rgba[4 * i + 2] = palette.getBlue(index);
                rgba[4 * i + 3] = palette.getAlpha(index);
            } else {
                direct(image.getRaster(), x, y, rgba, 4 * i);
            }
        }
        return rgba;
    }

    /** The samples as they are stored: getRGB would take grey for linear light and make it brighter. */
    private static void direct(Raster raster, int x, int y, int[] rgba, int at) {
        int bands = raster.getNumBands();
        boolean colour = bands >= 3;
        for (int c = 0; c < 3; c++) {
            rgba[at + c] = eightBits(raster, x, y, colour ? c : 0);
        }
        rgba[at + 3] = bands % 2 == 0 ? eightBits(raster, x, y, bands - 1) : 255;
    }

    private static int eightBits(Raster raster, int x, int y, int band) {
        int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
        return (raster.getSample(x, y, band) * 255 + most / 2) / most;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
