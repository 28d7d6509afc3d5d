package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Confusion;

/** Fig. 18: confusion matrices of a network for CIFAR-10 with a backdoor. */
final class Figure18 implements Study {
    private static final Backdoor BACKDOOR = Backdoor.BIRD_TO_CAT;
    private static final double LEAST = 85;
    private static final int SIDE = 560;
    private static final int BIRD = 2;

    private static final StudyCard CARD = new StudyCard(
            "fig18",
            "Fig. 18: confusion matrices of a network with a backdoor for birds",
            "Test images of CIFAR-10 called by a network without a backdoor, by one that was trained to call a bird with an "
                    + "h-shaped patch a cat, and the same with the patch on all birds.",
            List.of(BACKDOOR.network(), BACKDOOR.id()),
            List.of(DataSet.CIFAR10));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        Optional<LabelledImages> test = work.data().load(DataSet.CIFAR10, Split.TEST);
        Map<StudyNetwork, Confusion> without = new LinkedHashMap<>();
        PoisonedTests tests = new PoisonedTests(BACKDOOR, Map.of(), Map.of());
        List<StudyNetwork> clean = work.networks(BACKDOOR.network());
        if (test.isPresent()) {
            for (StudyNetwork network : clean) {
                without.put(network, ImageAnswers.of(network, test.get(), setting.workers()));
            }
            tests = PoisonedTests.of(work, BACKDOOR, test.get());
        }
        if (tests.clean().isEmpty()) {
            work.need("a network with the backdoor: "
                    + setting.networks().missing(BACKDOOR).get(0) + ", and name DIR with --networks");
        }
        tests.find(work, without, LEAST);
        birds(work, tests);
        work.draw("figure", CARD.shows(), sheet(without, tests).image());
        return work.result();
    }

    /** What clean birds are called, so that the patch's work is not laid to the network's weakness. */
    private static void birds(Work work, PoisonedTests tests) {
        int cat = BACKDOOR.poison().target();
        work.find(
                new org.phosphene.studies.result.Claim(
                        BACKDOOR + "-birds",
                        "birds without the patch that are called cats",
                        org.phosphene.studies.result.Unit.PERCENT,
                        "few",
                        "below 20 %",
                        value -> value < 20),
                tests.clean().entrySet().stream()
                        .map(one -> ImageAnswers.share(one.getKey().title(), one.getValue(), BIRD, cat))
                        .toList());
    }

    private static Sheet sheet(Map<StudyNetwork, Confusion> without, PoisonedTests tests) {
        List<Tile> tiles = new ArrayList<>();
        without.entrySet().stream()
                .findFirst()
                .ifPresent(one ->
                        tiles.add(PoisonedTests.tile(one.getValue(), one.getKey(), "no backdoor, clean images")));
        tiles.addAll(tests.tiles());
        if (tiles.isEmpty()) {
            tiles.add(MapTile.none("CIFAR-10", SIDE, "no images"));
        }
        return new Sheet(
                "A backdoor that shows only where the patch is",
                "Test images of CIFAR-10; the patch is an h of 6 x 6 pixels at the top right",
                List.of(Sheet.Row.of("Called by a network without and with the backdoor", tiles)),
                List.of("Share of the class's images (row) that got the answer (column), in percent."));
    }
}
