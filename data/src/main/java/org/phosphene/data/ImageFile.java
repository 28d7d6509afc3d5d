package org.phosphene.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.phosphene.stimulus.Shape;

/**
 * A PNG or JPEG file, opened: its shape is known and within the limits before a pixel is decoded. What it is, is told by its
 * content and not by its name.
 */
final class ImageFile implements AutoCloseable {
    /** The most bytes of a file. An image of the most values, 16 bits each and not packed, is smaller. */
    private static final int MOST_BYTES = 1 << 28;

    private final Path path;
    private final ImageReader reader;
    private final Shape shape;

    private ImageFile(Path path, byte[] content) throws IOException {
        this.path = path;
        reader = ImageIO.getImageReadersByFormatName(ImageForm.of(content)).next();
        try {
            // in memory: ImageIO's own way would make temporary files, unless a setting of the whole JVM were changed
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(content)), true, true);
            shape = header();
        } catch (IOException | RuntimeException e) {
            reader.dispose();
            throw e;
        }
    }

    /**
     * Opens a file.
     *
     * @throws DataException if it cannot be read, is no PNG or JPEG, is cut off, too large, or neither grey nor RGB
     */
    static ImageFile open(Path path) {
        byte[] content = content(path);
        try {
            return new ImageFile(path, content);
        } catch (DataException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw broken(path, e);
        }
    }

    private static byte[] content(Path path) {
        // a pipe or a device would be read for ever
        if (!Files.isRegularFile(path)) {
            throw new DataException(path + ": no regular file, nor a link to one; remove it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new DataException(path + ": more than " + MOST_BYTES + " bytes; save the image smaller");
            }
            return content;
        } catch (IOException e) {
            throw new DataException(
                    path + ": cannot be read (" + e.getClass().getSimpleName() + "); check its permissions", e);
        }
    }

    /** Grey or RGB; alpha does not count. */
    private Shape header() throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        int channels = type == null ? 0 : Levels.channels(type.getColorModel());
        if (channels == 0) {
            throw new DataException("colours that are neither grey nor RGB (CMYK?); save it as RGB");
        }
        long values = (long) channels * reader.getHeight(0) * reader.getWidth(0);
        if (values > Shape.MAX_SIZE) {
            throw new DataException("an image of " + values + " values, expected at most " + Shape.MAX_SIZE
                    + "; save it smaller or remove it");
        }
        return Shape.of(channels, reader.getHeight(0), reader.getWidth(0));
    }

    /** One channel or three; rows and columns as they lie in the file. */
    Shape shape() {
        return shape;
    }

    /**
     * Decodes the image.
     *
     * @throws DataException if the file is cut off or damaged
     */
    byte[] levels() {
        List<String> faults = new ArrayList<>();
        // JPEG's decoder fills what is missing with grey, and only warns
        reader.addIIOReadWarningListener((source, warning) -> faults.add(warning));
        try {
            BufferedImage image = reader.read(0);
            if (!faults.isEmpty()) {
                throw new IOException(faults.get(0));
            }
            return Levels.of(image, shape);
        } catch (IOException | RuntimeException e) {
            throw broken(path, e);
        }
    }

    private static DataException broken(Path path, Exception e) {
        // decoders put the reason into the cause, and not always into one line
        Throwable reason = e.getCause() == null || e.getCause().getMessage() == null ? e : e.getCause();
        String text = String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
        return new DataException(path + ": broken image (" + text + "); fetch the file anew or remove it", e);
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
