package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.report.Pixels;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/** Images of noise as panels of a figure. */
final class NoiseTiles {
    private NoiseTiles() {}

    /** What the first trials of a run show. */
    static List<Tile> of(StimulusSpec spec, long seed, int count, int side) {
        Shape shape = spec.shape();
        Stimuli stimuli = spec.stimuli(seed);
        int[] levels = new int[count * shape.size()];
        stimuli.noise(0, count, levels, 0);
        int whole = side / shape.width() * shape.width();
        List<Tile> tiles = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            float[] values = new float[shape.size()];
            stimuli.show(levels, t * shape.size(), Stimuli.NO_SIGNAL, values, 0);
            Pixels picture = Pixels.picture(values, shape).scaled(whole, whole);
            tiles.add(MapTile.of("noise " + (t + 1), side, picture));
        }
        return tiles;
    }
}
