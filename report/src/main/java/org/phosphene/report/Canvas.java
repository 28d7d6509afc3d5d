package org.phosphene.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A white sheet with text and pictures. Lengths are in its pixels. */
public final class Canvas implements AutoCloseable {
    public static final Color INK = new Color(0x1b1f24);
    public static final Color SOFT = new Color(0x5b6470);
    public static final Color LINE = new Color(0xc9ced6);

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Typeface typeface = Typeface.liberationSans();

    public Canvas(int width, int height) {
        // no window system is asked for, even where one is named in the environment
        System.setProperty("java.awt.headless", "true");
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    /** A line of text, cut to {@code room}; {@code y} is the baseline. */
    public void text(String text, double x, double y, double size, Color colour, double room) {
        graphics.setColor(colour);
        graphics.fill(typeface.outline(typeface.fitted(text, size, room), x, y, size));
    }

    /** The same, heavier: the face comes in one weight, so its outline is drawn as well. */
    public void strong(String text, double x, double y, double size, Color colour, double room) {
        Shape outline = typeface.outline(typeface.fitted(text, size, room), x, y, size);
        graphics.setColor(colour);
        graphics.fill(outline);
        graphics.setStroke(new BasicStroke((float) (size / 28), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(outline);
    }

    /** A line of text that ends at {@code right}. */
    public void textRight(String text, double right, double y, double size, Color colour) {
        graphics.setColor(colour);
        graphics.fill(typeface.outline(text, right - typeface.width(text, size), y, size));
    }

    /** A line of text around {@code centre}. */
    public void textCentre(String text, double centre, double y, double size, Color colour) {
        textRight(text, centre + typeface.width(text, size) / 2, y, size, colour);
    }

    /** A line of text turned to read upwards, which ends at {@code top}; {@code x} is the baseline. */
    void textUp(String text, double x, double top, double size, Color colour, double room) {
        String fitted = typeface.fitted(text, size, room);
        Shape outline = typeface.outline(fitted, 0, 0, size);
        AffineTransform turn = AffineTransform.getTranslateInstance(x, top + typeface.width(fitted, size));
        turn.rotate(-Math.PI / 2);
        graphics.setColor(colour);
        graphics.fill(turn.createTransformedShape(outline));
    }

    /** The text, cut where it is wider than {@code room}. */
    public String fitted(String text, double size, double room) {
        return typeface.fitted(text, size, room);
    }

    /** Width of a line of text. */
    public double width(String text, double size) {
        return typeface.width(text, size);
    }

    /** A picture in its own size, with a hairline around it. */
    public void picture(Pixels pixels, int x, int y) {
        graphics.drawImage(pixels.image(), x, y, null);
        frame(x, y, pixels.width(), pixels.height());
    }

    /** A picture that was drawn elsewhere, in its own size. */
    public void image(BufferedImage other, int x, int y) {
        graphics.drawImage(other, x, y, null);
    }

    /** A hairline around a rectangle. */
    public void frame(int x, int y, int width, int height) {
        graphics.setColor(LINE);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, width + 1, height + 1));
    }

    /** A filled area. */
    public void fill(Shape area, Color colour) {
        graphics.setColor(colour);
        graphics.fill(area);
    }

    /** A line of a width along a path. */
    public void stroke(Shape path, double width, Color colour) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    /** What has been drawn. */
    public BufferedImage image() {
        return image;
    }

    @Override
    public void close() {
        graphics.dispose();
    }
}
