package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.onnx.network.Network;
import org.phosphene.report.FilterPixels;
import org.phosphene.report.figure.MapTile;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.run.FilterRuns;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.triggered.TriggeredAverage;

/** Layers whose units are looked at by their spike-triggered averages, one unit of each map at the paper's place. */
final class Layers {
    /** Row and column of the units. */
    static final int PLACE = 5;

    static final String MNIST = "mnist-cnn";
    static final String CIFAR = "cifar10-cnn-tanh";

    /** Above this the pixels of a filter are chance. */
    private static final double CHANCE = 0.001;

    private Layers() {}

    /** The units of a layer at the paper's place, after the activation. */
    static LayerUnits units(StudyNetwork network, String layer) {
        Network inside = FilterRuns.open(network);
        return LayerUnits.of(inside, inside.tensor(layer), PLACE, PLACE);
    }

    /** Networks of a name; where there are none, the study says what would help and goes on without. */
    static List<StudyNetwork> networks(Work work, String name) throws IOException {
        if (work.has(name)) {
            return work.networks(name);
        }
        work.need("the part on " + name + ": " + work.setting().networks().command(name));
        return List.of();
    }

    /** The p-value of some pixels of a filter under the hypothesis that none matters. */
    static double chance(double[] z) {
        double square = 0;
        for (double one : z) {
            square += one * one;
        }
        return ChiSquaredDistribution.of(z.length).survivalProbability(square);
    }

    /** The share of units, in percent, whose filter is more than chance; one that never changes has none. */
    static double shown(List<TriggeredAverage> averages) {
        long count = averages.stream()
                .filter(one -> one.filter().isPresent())
                .filter(one -> chance(one.filter().get().z()) < CHANCE)
                .count();
        return 100.0 * count / averages.size();
    }

    /** Filters as bare pictures, those of units that never change left out. */
    static List<MapTile> tiles(List<TriggeredAverage> averages, int most, int side) {
        List<MapTile> tiles = new ArrayList<>();
        averages.stream().filter(one -> !one.isSilent()).limit(most).forEach(one -> tiles.add(tile(one, side)));
        return tiles;
    }

    static MapTile tile(TriggeredAverage average, int side) {
        return new MapTile(
                "",
                "",
                "",
                side,
                average.filter().map(filter -> FilterPixels.of(filter.value(), average.shape(), side)),
                "never changes");
    }

    /** How to read the pictures. */
    static List<String> notes(Work work) throws IOException {
        List<String> notes = new ArrayList<>();
        notes.add(FilterPixels.legend(Shape.of(1, 1, 1)));
        if (work.has(CIFAR)) {
            notes.add(
                    "In colour: bright where more of a colour raises the response, dark where it lowers it, grey where it "
                            + "does not matter.");
        }
        return notes;
    }
}
