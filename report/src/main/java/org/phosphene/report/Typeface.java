package org.phosphene.report;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as outlines of Liberation Sans, which comes as a resource of PDFBox. The platform's own fonts need native libraries
 * and installed font files that bare machines lack, and would make pictures differ between machines.
 *
 * <p>Not thread-safe.
 */
final class Typeface {
    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String ELLIPSIS = "…";

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double em;
    private final Map<Integer, Path2D> outlines = new HashMap<>();

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        glyphs = font.getUnicodeCmapLookup();
        em = font.getUnitsPerEm();
    }

    static Typeface liberationSans() {
        try (InputStream in = TrueTypeFont.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no " + RESOURCE + " on the class path: PDFBox is missing");
            }
            return new Typeface(new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Width of a line of text. */
    double width(String text, double size) {
        double units = text.codePoints().mapToDouble(this::advance).sum();
        return units * size / em;
    }

    /** A line of text whose baseline begins at (x, y), y downwards. */
    Shape outline(String text, double x, double y, double size) {
        Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double scale = size / em;
        double at = x;
        for (int point : text.codePoints().toArray()) {
            line.append(path(point).getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, y)), false);
            at += advance(point) * scale;
        }
        return line;
    }

    /** The text, cut with an ellipsis where it is wider than {@code width}. */
    String fitted(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        String cut = text;
        while (!cut.isEmpty() && width(cut + ELLIPSIS, size) > width) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.stripTrailing() + ELLIPSIS;
    }

    private double advance(int point) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path2D path(int point) {
        return outlines.computeIfAbsent(glyphs.getGlyphId(point), id -> {
            try {
                GlyphData glyph = font.getGlyph().getGlyph(id);
                return glyph == null ? new Path2D.Double() : glyph.getPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
