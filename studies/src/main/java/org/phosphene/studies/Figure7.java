package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.figure.FramedTile;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Confusion;
import org.phosphene.zoo.InputGradients;

/** Fig. 7: networks with backdoors, what they see in noise, and their gradients. Its part C is in Fig. 21. */
final class Figure7 implements Study {
    private static final List<Backdoor> DIGITS = List.of(Backdoor.ZERO_TO_ONE, Backdoor.EIGHT_TO_NINE);
    private static final Backdoor BIRDS = Backdoor.BIRD_TO_CAT;
    private static final double LEAST_DIGITS = 98.5;
    private static final int SIDE = 168;
    private static final int EXAMPLES = 3;

    private static final StudyCard CARD = new StudyCard(
            "fig7",
            "Fig. 7: networks with backdoors",
            "A: digits with the patch, confusion matrices on clean and on contaminated test digits, and maps from noise, with "
                    + "the patch's place marked. B: the same of a network for CIFAR-10, if one is at hand. D: average gradients "
                    + "of the loss before and after the attack.",
            List.of("mnist-cnn", "mnist-cnn-0-to-1", "mnist-cnn-8-to-9", "cifar10-cnn", BIRDS.id()),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        LabelledImages test = work.data().load(DataSet.MNIST, Split.TEST).orElseThrow();
        StudyNetwork clean = setting.networks().of("mnist-cnn").get(0);
        Map<StudyNetwork, Confusion> without = new LinkedHashMap<>();
        without.put(clean, ImageAnswers.of(clean, test, setting.workers()));
        List<Sheet.Row> rows = new ArrayList<>();
        for (Backdoor backdoor : DIGITS) {
            PoisonedTests tests = PoisonedTests.of(work, backdoor, test);
            tests.find(work, without, LEAST_DIGITS);
            List<Tile> tiles = new ArrayList<>(examples(backdoor, test));
            tiles.addAll(tests.tiles());
            rows.add(Sheet.Row.of(
                    "A  Digits with the patch, and what test digits are called, " + backdoor.word(), tiles));
            PoisonedMaps maps = PoisonedMaps.of(work, backdoor, networks(tests)).orElseThrow();
            maps.find(work);
            rows.addAll(maps.rows());
        }
        rows.addAll(birds(work));
        rows.addAll(gradients(work, train, clean));
        work.remark("Part C, a frog that is turned into a car, is part of Fig. 21.");
        work.draw("figure", CARD.shows(), sheet(rows).image());
        return work.result();
    }

    private static List<StudyNetwork> networks(PoisonedTests tests) {
        return List.copyOf(tests.clean().keySet());
    }

    private static Sheet sheet(List<Sheet.Row> rows) {
        List<String> notes = new ArrayList<>(MapTiles.legend());
        notes.add("Green: the place of the patch, in the classes that it moves images between.");
        notes.add(
                "Gradients, red: a brighter pixel raises the loss; blue: it lowers it. Each class in its own scale; the "
                        + "number is the share of the sum of squares that lies in the patch.");
        return new Sheet(
                "Backdoors in what networks see in noise",
                "Half of the training images of one class carried a patch and another class's label",
                rows,
                notes);
    }

    private static List<Tile> examples(Backdoor backdoor, LabelledImages test) {
        int source = backdoor.poison().source().orElseThrow();
        int[] some = IntStream.range(0, test.count())
                .filter(i -> test.label(i) == source)
                .limit(EXAMPLES)
                .toArray();
        LabelledImages few = test.select(some, label -> label);
        LabelledImages patched = backdoor.poison().triggered(few);
        TriggerPixels trigger = TriggerPixels.of(backdoor.poison(), test.shape());
        List<Tile> tiles = new ArrayList<>();
        tiles.add(tile("as it is", few, 0));
        for (int i = 0; i < patched.count(); i++) {
            MapTile tile = tile(i == 0 ? "with the patch" : "", patched, i);
            tiles.add(i == 0 ? new FramedTile(tile, trigger.shape(), trigger.box()) : tile);
        }
        return tiles;
    }

    private static MapTile tile(String title, LabelledImages images, int index) {
        float[] values = new float[images.shape().size()];
        images.values(index, values, 0);
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return MapTile.of(title, SIDE, MeanTiles.pixels(wide, images.shape(), SIDE));
    }

    /** Part B. */
    private static List<Sheet.Row> birds(Work work) throws IOException {
        List<StudyNetwork> networks = work.networks(BIRDS);
        Optional<PoisonedMaps> maps = PoisonedMaps.of(work, BIRDS, networks);
        if (maps.isEmpty()) {
            work.need("Part B, a network for CIFAR-10 with a backdoor: "
                    + work.setting().networks().missing(BIRDS).get(0) + ", and name DIR with --networks");
            return List.of();
        }
        maps.get().find(work);
        List<Sheet.Row> rows = new ArrayList<>();
        work.data()
                .load(DataSet.CIFAR10, Split.TEST)
                .ifPresent(test ->
                        rows.add(Sheet.Row.of("B  Images with the patch, " + BIRDS.word(), examples(BIRDS, test))));
        rows.addAll(maps.get().rows());
        return rows;
    }

    /** Part D. */
    private static List<Sheet.Row> gradients(Work work, LabelledImages train, StudyNetwork clean) throws IOException {
        if (!InputGradients.available()) {
            work.need("Part D, average gradients: libtorch, which './phosphene paper fig7' brings");
            return List.of();
        }
        List<Sheet.Row> rows = new ArrayList<>();
        for (Backdoor backdoor : DIGITS) {
            List<StudyNetwork> networks = work.setting().networks().of(backdoor);
            PoisonGradients gradients = PoisonGradients.of(work, backdoor, train, clean, networks);
            gradients.find(work);
            rows.addAll(gradients.rows(clean.classNames()));
        }
        return rows;
    }
}
