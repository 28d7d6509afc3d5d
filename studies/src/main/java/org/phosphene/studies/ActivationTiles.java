package org.phosphene.studies;

import java.util.Arrays;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.report.Pixels;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;

/** Mean activations of a layer as a panel: of maps the mean over them, of a row its elements in lines. */
final class ActivationTiles {
    private ActivationTiles() {}

    /** A panel in grey, from the least to the largest activation of this panel. */
    static Tile of(String title, InnerTensor layer, double[] means, int side) {
        int rows = layer.rows() > 1 ? layer.rows() : lines(means.length);
        int columns = layer.rows() > 1 ? layer.columns() : means.length / rows;
        double[] plane = layer.rows() > 1 ? overMaps(layer, means) : means;
        double least = Arrays.stream(plane).min().orElseThrow();
        double most = Arrays.stream(plane).max().orElseThrow();
        float[] grey = new float[rows * columns];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) (most > least ? (plane[i] - least) / (most - least) : 0.5);
        }
        int whole = side / Math.max(rows, columns);
        Pixels picture = Pixels.picture(grey, Shape.of(1, rows, columns)).scaled(whole * columns, whole * rows);
        return MapTile.of(title, side, picture);
    }

    /** Room for a class that has none. */
    static Tile none(String title, int side) {
        return MapTile.none(title, side, "no trials");
    }

    private static double[] overMaps(InnerTensor layer, double[] means) {
        double[] plane = new double[layer.rows() * layer.columns()];
        for (int i = 0; i < plane.length; i++) {
            for (int map = 0; map < layer.maps(); map++) {
                plane[i] += means[layer.index(map, i / layer.columns(), i % layer.columns())] / layer.maps();
            }
        }
        return plane;
    }

    /** The most equal number of lines that divides the elements. */
    private static int lines(int elements) {
        int lines = (int) Math.sqrt(elements);
        while (elements % lines != 0) {
            lines--;
        }
        return lines;
    }
}
