package org.phosphene.studies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.data.poison.Poison;
import org.phosphene.report.Pixels;
import org.phosphene.report.figure.FramedTile;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.zoo.ClassGradient;
import org.phosphene.zoo.InputGradients;

/**
 * Average gradients of the loss with respect to the image (Fig. 7D): of a network without a backdoor on clean images, of one with
 * it on the same, and of the latter on a set in which all images of the source class carry the patch and the target's label.
 *
 * @param backdoor that was trained
 * @param trigger where its patch lies
 * @param before gradients by class, network without backdoor, clean images
 * @param after those of each network with it, clean images
 * @param tampered those of each network with it, tampered images
 */
record PoisonGradients(
        Backdoor backdoor,
        TriggerPixels trigger,
        List<ClassGradient> before,
        Map<StudyNetwork, List<ClassGradient>> after,
        Map<StudyNetwork, List<ClassGradient>> tampered) {
    private static final int SIDE = 168;
    private static final int QUICK = 1000;

    /**
     * Computes them, on one thread, since the last bits depend on their number. Needs libtorch.
     *
     * @param images the training set; of it the first thousand in a quick study
     */
    static PoisonGradients of(
            Work work, Backdoor backdoor, LabelledImages images, StudyNetwork without, List<StudyNetwork> with) {
        LabelledImages shown = work.setting().quick() ? images.first(Math.min(QUICK, images.count())) : images;
        Poison poison = backdoor.poison();
        LabelledImages tampered = relabelled(PoisonedTests.contaminated(poison, shown), poison);
        work.setting().watch().say("average gradients of " + backdoor + " on " + shown.count() + " images, one thread");
        Map<StudyNetwork, List<ClassGradient>> after = new LinkedHashMap<>();
        Map<StudyNetwork, List<ClassGradient>> attacked = new LinkedHashMap<>();
        for (StudyNetwork network : with) {
            after.put(network, InputGradients.of(network.card(), network.onnx(), shown, 1));
            attacked.put(network, InputGradients.of(network.card(), network.onnx(), tampered, 1));
        }
        return new PoisonGradients(
                backdoor,
                TriggerPixels.of(poison, images.shape()),
                InputGradients.of(without.card(), without.onnx(), shown, 1),
                after,
                attacked);
    }

    private static LabelledImages relabelled(LabelledImages images, Poison poison) {
        int[] all = IntStream.range(0, images.count()).toArray();
        return images.select(all, label -> label == poison.source().orElseThrow() ? poison.target() : label);
    }

    private static Optional<ClassGradient> of(List<ClassGradient> all, int label) {
        return all.stream().filter(one -> one.label() == label).findFirst();
    }

    void find(Work work) {
        int source = backdoor.poison().source().orElseThrow();
        int target = backdoor.poison().target();
        String word = backdoor.word();
        work.find(
                Claim.open(
                        backdoor + "-gradient-before",
                        "Energy of the source's gradient in the patch, network without backdoor, " + word,
                        Unit.PERCENT,
                        "not seen"),
                of(before, source)
                        .map(one -> List.of(Measured.of("training seed 1", trigger.energy(one.mean()))))
                        .orElse(List.of()),
                String.format(Locale.ROOT, "The patch has %.1f %% of the pixels.", share()));
        double without =
                of(before, source).map(one -> trigger.energy(one.mean())).orElse(0.0);
        work.find(
                new Claim(
                        backdoor + "-gradient-after",
                        "the same, network with the backdoor",
                        Unit.PERCENT,
                        "slightly seen",
                        "more than without backdoor",
                        value -> value > without),
                energies(after, source));
        work.find(
                new Claim(
                        backdoor + "-gradient-source",
                        "mean gradient of the source in the patch, in standard errors, network with the backdoor, "
                                + word,
                        Unit.NUMBER,
                        "brighter pixels raise the loss",
                        "above 0",
                        value -> value > 0),
                means(after, source),
                "Mean over the patch by the mean of its pixels' standard errors, as if all erred together; if they do not, it is "
                        + "more.");
        work.find(
                new Claim(
                        backdoor + "-gradient-tampered",
                        "mean gradient of the target there, in standard errors, all of the source with the patch and the "
                                + "target's label, " + word,
                        Unit.NUMBER,
                        "brighter pixels lower the loss",
                        "below 0",
                        value -> value < 0),
                means(tampered, target));
        work.find(
                Claim.open(
                        backdoor + "-gradient-tampered-energy",
                        "energy of that gradient in the patch, " + word,
                        Unit.PERCENT,
                        "seen"),
                energies(tampered, target));
    }

    private double share() {
        int count = 0;
        for (boolean covered : trigger.covered()) {
            count += covered ? 1 : 0;
        }
        return 100.0 * count / trigger.covered().length;
    }

    private List<Measured> energies(Map<StudyNetwork, List<ClassGradient>> all, int label) {
        List<Measured> measured = new ArrayList<>();
        all.forEach((network, gradients) -> of(gradients, label)
                .ifPresent(one -> measured.add(Measured.of(network.title(), trigger.energy(one.mean())))));
        return measured;
    }

    private List<Measured> means(Map<StudyNetwork, List<ClassGradient>> all, int label) {
        List<Measured> measured = new ArrayList<>();
        all.forEach((network, gradients) -> of(gradients, label)
                .filter(one -> trigger.mean(one.standardError()) > 0)
                .ifPresent(one -> measured.add(
                        Measured.of(network.title(), trigger.mean(one.mean()) / trigger.mean(one.standardError())))));
        return measured;
    }

    /** Three rows, each class in a scale of its own. */
    List<Sheet.Row> rows(List<String> names) {
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(row("D  Average gradients, " + backdoor.word() + ": network without backdoor", before, names));
        after.keySet().stream().findFirst().ifPresent(network -> {
            rows.add(row("     Network with the backdoor, the same images", after.get(network), names));
            rows.add(row(
                    "     The same network, all of the source with the patch and the target's label",
                    tampered.get(network),
                    names));
        });
        return rows;
    }

    private Sheet.Row row(String heading, List<ClassGradient> gradients, List<String> names) {
        List<Tile> tiles = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            int label = c;
            boolean involved = c == backdoor.poison().source().orElseThrow()
                    || c == backdoor.poison().target();
            Optional<ClassGradient> gradient = of(gradients, label);
            MapTile tile = gradient.map(one -> tile(name, one, involved))
                    .orElseGet(() -> MapTile.none(name, SIDE, "no images"));
            tiles.add(involved && gradient.isPresent() ? new FramedTile(tile, trigger.shape(), trigger.box()) : tile);
        }
        return Sheet.Row.of(heading, tiles);
    }

    private MapTile tile(String name, ClassGradient gradient, boolean involved) {
        double limit = 0;
        for (double value : gradient.mean()) {
            limit = Math.max(limit, Math.abs(value));
        }
        int whole = SIDE / trigger.shape().width() * trigger.shape().width();
        Pixels pixels = Pixels.signed(gradient.mean(), gradient.shape(), 0, limit > 0 ? limit : 1, whole, whole);
        MapTile tile = MapTile.of(name, SIDE, pixels);
        return involved ? tile.withAside(String.format(Locale.ROOT, "%.1f %%", trigger.energy(gradient.mean()))) : tile;
    }
}
