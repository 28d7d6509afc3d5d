package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.estimate.Contrast;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.FramedTile;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudyRuns;
import org.phosphene.whiten.WhitenedImages;

/**
 * What a network with a backdoor sees in noise.
 *
 * @param backdoor that was trained
 * @param trigger where its patch lies
 * @param white maps from the paper's noise
 * @param smooth maps from noise that reaches more classes
 * @param without the same maps of the network without the backdoor
 */
record PoisonedMaps(Backdoor backdoor, TriggerPixels trigger, NoiseMaps white, NoiseMaps smooth, NoiseMaps without) {
    private static final long TRIALS = 1_000_000;
    private static final long SMOOTH_TRIALS = 200_000;
    private static final double LENGTH = 1.5;
    private static final int SIDE = 168;
    /** Beyond chance: p below 1e-4, one-sided. */
    private static final double BEYOND = 3.72;

    /** Makes them for all training seeds at hand; none if there is no such network. */
    static Optional<PoisonedMaps> of(Work work, Backdoor backdoor, List<StudyNetwork> networks) throws IOException {
        if (networks.isEmpty()) {
            return Optional.empty();
        }
        TriggerPixels trigger = TriggerPixels.of(
                backdoor.poison(), networks.get(0).open().contract().shape());
        return Optional.of(new PoisonedMaps(
                backdoor,
                trigger,
                NoiseMaps.of(work, networks, NoiseMaps::whiteNoise, TRIALS),
                NoiseMaps.of(work, networks, PoisonedMaps::smoothNoise, SMOOTH_TRIALS),
                NoiseMaps.of(
                        work,
                        work.setting().networks().of(backdoor.network()).subList(0, 1),
                        PoisonedMaps::smoothNoise,
                        SMOOTH_TRIALS)));
    }

    private static StimulusSpec smoothNoise(StudyNetwork network) {
        return SmoothNoise.of(network.open().contract().shape(), LENGTH);
    }

    private int source() {
        return backdoor.poison().source().orElseThrow();
    }

    private int target() {
        return backdoor.poison().target();
    }

    void find(Work work) {
        String note = "Sum of z over the patch and the root of its pixels, networks of which noise reaches the class: ";
        for (boolean bright : new boolean[] {true, false}) {
            String of = bright ? "target" : "source";
            int label = bright ? target() : source();
            List<Measured> measured = measured(white, label);
            work.find(
                    claim(of, "White noise, z of the patch in the map of the " + of, "a strong activation", bright, 0),
                    measured,
                    note + measured.size() + " of " + white.byNetwork().size() + ".");
        }
        for (boolean bright : new boolean[] {true, false}) {
            String of = bright ? "target" : "source";
            int label = bright ? target() : source();
            List<Measured> clean = measured(without, label);
            double before = clean.stream().mapToDouble(Measured::value).sum();
            work.find(
                    Claim.open(
                            backdoor + "-" + of + "-without",
                            "Smooth noise, z of the patch in the map of the " + of + ", network without backdoor, "
                                    + backdoor.word(),
                            Unit.NUMBER,
                            "not tried"),
                    clean,
                    "Whitened maps, whose neighbouring pixels err together, so that the sum is larger than a z.");
            work.find(
                    claim(of + "-smooth", "the same, network with the backdoor", "not tried", bright, before),
                    measured(smooth, label));
        }
    }

    private Claim claim(String key, String name, String paper, boolean bright, double before) {
        double least = before == 0 && bright ? BEYOND : before;
        String than = before == 0 ? (bright ? BEYOND + ", beyond chance" : "0") : "without backdoor";
        return new Claim(
                backdoor + "-" + key,
                name + ", " + backdoor.word(),
                Unit.NUMBER,
                paper,
                (bright ? "above " : "below ") + than,
                value -> bright ? value > least : value < least);
    }

    private List<Measured> measured(NoiseMaps maps, int label) {
        List<Measured> measured = new ArrayList<>();
        maps.byNetwork().forEach((network, run) -> z(run, label)
                .ifPresent(z -> measured.add(Measured.of(network.title(), trigger.z(z)))));
        return measured;
    }

    private static Optional<double[]> z(StudyRuns.Maps run, int label) {
        if (run.stimulus().field().independent().isPresent()) {
            return run.images().of(label).map(image -> image.z());
        }
        return WhitenedImages.of(run.stimulus().field(), run.seed(), run.images())
                .map(whitened -> whitened.byClass().get(label))
                .map(Contrast::z);
    }

    /** A row of maps from each noise, with the patch's place marked in the maps of source and target. */
    List<Sheet.Row> rows() {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.Row.of(heading("white noise", white), tiles(white)));
        rows.add(Sheet.Row.of(heading("smooth noise", smooth), tiles(smooth)));
        return rows;
    }

    private String heading(String noise, NoiseMaps maps) {
        return String.format(
                Locale.ROOT,
                "     Maps of %s from %s images of %s",
                maps.shown().title(),
                Wording.count(maps.maps().images().trials()),
                noise);
    }

    private List<Tile> tiles(NoiseMaps maps) {
        List<Tile> tiles = new ArrayList<>();
        List<MapTile> bare = MapTiles.of(maps.maps(), maps.shown().classNames(), SIDE);
        for (int c = 0; c < bare.size(); c++) {
            boolean involved = c == source() || c == target();
            tiles.add(involved ? new FramedTile(bare.get(c), trigger.shape(), trigger.box()) : bare.get(c));
        }
        return tiles;
    }
}
