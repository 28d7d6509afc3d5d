package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.report.Pixels;
import org.phosphene.report.figure.MapTile;
import org.phosphene.stimulus.Shape;
import org.phosphene.template.Templates;

/** Mean images as panels of a figure. */
final class MeanTiles {
    private MeanTiles() {}

    /** One panel for each class. */
    static List<MapTile> of(Templates means, List<String> names, int side) {
        List<MapTile> tiles = new ArrayList<>();
        for (int c = 0; c < means.classes(); c++) {
            String name = names.get(c);
            tiles.add(means.of(c)
                    .map(row -> MapTile.of(name, side, pixels(row, means.shape(), side)))
                    .orElseGet(() -> MapTile.none(name, side, "no images")));
        }
        return tiles;
    }

    /** Values from 0 to 1 as a picture. */
    static Pixels pixels(double[] values, Shape shape, int side) {
        int whole = side / shape.width() * shape.width();
        float[] small = new float[values.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (float) values[i];
        }
        return Pixels.picture(small, shape).scaled(whole, whole);
    }
}
