package org.phosphene.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import org.phosphene.stimulus.Shape;

/**
 * The numbers of a decoded image as 8-bit levels in planes. They are taken as they lie in the file: Java's own conversion
 * would put grey levels through a gamma curve. Alpha is dropped.
 */
final class Levels {
    private Levels() {}

    /** 1 for grey, also for a palette of greys; 3 for RGB; 0 for anything else. */
    static int channels(ColorModel model) {
        if (model instanceof IndexColorModel palette) {
            return isGrey(palette) ? 1 : 3;
        }
        return switch (model.getColorSpace().getType()) {
            case ColorSpace.TYPE_GRAY -> 1;
            case ColorSpace.TYPE_RGB -> 3;
            default -> 0;
        };
    }

    private static boolean isGrey(IndexColorModel palette) {
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The levels of an image, channel by channel and row by row; 16 bits are rounded to 8.
     *
     * @throws IOException if the image has not become what its header said
     */
    static byte[] of(BufferedImage image, Shape shape) throws IOException {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        if (raster.getWidth() != shape.width()
                || raster.getHeight() != shape.height()
                || channels(model) != shape.channels()) {
            throw new IOException("the pixels are not what the header says");
        }
        byte[] levels = new byte[shape.size()];
        int[] row = new int[shape.width()];
        for (int c = 0, at = 0; c < shape.channels(); c++) {
            int most = model instanceof IndexColorModel ? 255 : (1 << model.getComponentSize(c)) - 1;
            for (int y = 0; y < shape.height(); y++) {
                samples(raster, model, c, y, row);
                for (int sample : row) {
                    levels[at++] = (byte) ((sample * 255 + most / 2) / most);
                }
            }
        }
        return levels;
    }

    private static void samples(Raster raster, ColorModel model, int channel, int y, int[] row) {
        boolean indexed = model instanceof IndexColorModel;
        raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, indexed ? 0 : channel, row);
        if (indexed) {
            for (int x = 0; x < row.length; x++) {
                row[x] = model.getRGB(row[x]) >> (16 - 8 * channel) & 0xff;
            }
        }
    }
}
