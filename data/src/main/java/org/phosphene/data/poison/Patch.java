package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.Shape;

/**
 * A small picture, the trigger of a backdoor: a grey or red, green and blue level (0 to 255) for each of its pixels, and how
 * much each covers what is below (0: not painted, 255: replaced). Grey ones fit images of any number of channels.
 *
 * <p>Built in are the shapes of the paper's Fig. 7, {@code x}, {@code c} and {@code h}, white on 3x3 pixels,
 * {@code square}, one white pixel, and {@code random-N-S}, N x N pixels of grey levels drawn evenly from 0 to 255 by the
 * number S. Any other comes from a PNG file.
 */
public final class Patch {
    private static final List<Patch> SHAPES = List.of(
            stencil("x", "#.#", ".#.", "#.#"),
            stencil("c", "###", "#..", "###"),
            stencil("h", "#.#", "###", "#.#"),
            stencil("square", "#"));

    private static final Pattern RANDOM = Pattern.compile("random-([1-9]|[1-9]\\d)-(0|[1-9]\\d{0,8})");

    /** The longer side of the paper's patches. */
    private static final int PAPERS_SIZE = 6;

    /** What a specification of a poison could not hold: its keys are told by a comma before and an equals sign after. */
    private static final Pattern UNWRITABLE = Pattern.compile("\\p{Cc}|,[a-z0-9]+=");

    private final String name;
    private final String sha256;
    private final Shape shape;
    private final byte[] levels;
    private final byte[] cover;

    /**
     * @param sha256 of the file, empty for a built-in shape
     * @param levels channel by channel and row by row
     * @param cover row by row
     */
    Patch(String name, String sha256, Shape shape, byte[] levels, byte[] cover) {
        this.name = name;
        this.sha256 = sha256;
        this.shape = shape;
        this.levels = levels;
        this.cover = cover;
    }

    /**
     * The built-in shape of a name, or the picture in a file whose name ends with {@code .png}: at most 1024 pixels a side,
     * levels as they are stored (16 bits are rounded to 8, notes on gamma and colour are not heeded), covering by alpha.
     *
     * @throws IllegalArgumentException if there is no such shape
     * @throws DataException if the file is missing, too large or no PNG image, or paints nothing
     */
    public static Patch of(String name) {
        for (Patch patch : SHAPES) {
            if (patch.name.equals(name)) {
                return patch;
            }
        }
        Matcher random = RANDOM.matcher(name);
        if (random.matches()) {
            return random(name, Integer.parseInt(random.group(1)), Integer.parseInt(random.group(2)));
        }
        if (UNWRITABLE.matcher(name).find()) {
            throw new IllegalArgumentException(
                    "poison: patch: a file name with a control character, or with a comma, a word and '='; rename the file");
        }
        if (!name.toLowerCase(Locale.ROOT).endsWith(".png")) {
            String known = SHAPES.stream().map(Patch::name).collect(Collectors.joining(", "));
            throw Poison.fault("patch", name, known + ", random-N-SEED or a file that ends with .png");
        }
        return PatchFile.read(name, Path.of(name));
    }

    private static Patch stencil(String name, String... rows) {
        Shape shape = Shape.of(1, rows.length, rows[0].length());
        byte[] painted = new byte[shape.size()];
        String pixels = String.join("", rows);
        for (int i = 0; i < painted.length; i++) {
            painted[i] = (byte) (pixels.charAt(i) == '#' ? 255 : 0);
        }
        return new Patch(name, "", shape, painted, painted);
    }

    private static Patch random(String name, int side, int seed) {
        Shape shape = Shape.of(1, side, side);
        byte[] levels = new byte[shape.size()];
        byte[] cover = new byte[shape.size()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (random.nextLong() >>> 56);
            cover[i] = (byte) 255;
        }
        return new Patch(name, "", shape, levels, cover);
    }

    /** The name of the shape, or of the file as it was given. */
    public String name() {
        return name;
    }

    /** One or three channels, rows and columns. */
    public Shape shape() {
        return shape;
    }

    /** Of the file, in hexadecimal; empty for a built-in shape. */
    String sha256() {
        return sha256;
    }

    /** The longer side that it is painted with unless told otherwise: the paper's for its shapes, else its own. */
    int usualSize() {
        return SHAPES.contains(this) ? PAPERS_SIZE : longerSide();
    }

    int longerSide() {
        return Math.max(shape.height(), shape.width());
    }

    /** Every pixel becomes factor x factor pixels, and every level its share {@code intensity}. */
    Patch drawn(int factor, BigDecimal intensity) {
        Shape to = Shape.of(shape.channels(), shape.height() * factor, shape.width() * factor);
        byte[] dimmed = levels.clone();
        for (int i = 0; i < dimmed.length; i++) {
            BigDecimal level = intensity.multiply(BigDecimal.valueOf(levels[i] & 0xff));
            dimmed[i] = (byte) level.setScale(0, RoundingMode.HALF_UP).intValueExact();
        }
        return new Patch(name, sha256, to, enlarged(dimmed, to, factor), enlarged(cover, to, factor));
    }

    private byte[] enlarged(byte[] planes, Shape to, int factor) {
        byte[] out = new byte[planes.length * factor * factor];
        for (int i = 0; i < out.length; i++) {
            // channels lie below each other, so that they are but more rows
            int row = i / to.width() / factor;
            int column = i % to.width() / factor;
            out[i] = planes[row * shape.width() + column];
        }
        return out;
    }

    /**
     * Paints into an image.
     *
     * @param out levels of images, channel by channel and row by row
     * @param at where the image begins
     * @param image its shape, in which the patch must lie
     */
    void paint(byte[] out, int at, Shape image, int row, int column) {
        int pixels = shape.height() * shape.width();
        for (int c = 0; c < image.channels(); c++) {
            int plane = shape.channels() == 1 ? 0 : c * pixels;
            for (int i = 0; i < pixels; i++) {
                int y = row + i / shape.width();
                int x = column + i % shape.width();
                int to = at + (c * image.height() + y) * image.width() + x;
                int over = cover[i] & 0xff;
                // a mean of two levels, so there is nothing to clamp
                int sum = (levels[plane + i] & 0xff) * over + (out[to] & 0xff) * (255 - over);
                out[to] = (byte) ((sum + 127) / 255);
            }
        }
    }

    /** Of one name and, from a file, of one content. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Patch that && name.equals(that.name) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
