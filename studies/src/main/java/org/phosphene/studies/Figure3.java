package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Rule;
import org.phosphene.template.Templates;

/** Fig. 3: what a CNN that was trained on small photographs sees in white noise. */
final class Figure3 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int SIDE = 192;

    private static final Claim MAPS = new Claim(
            "maps",
            "maps as a classifier of test images",
            Unit.PERCENT,
            "23.71 %",
            "above 11 %, more than chance",
            value -> value > 11);
    private static final Claim MAPS_DIFFERENCE = Claim.open(
            "maps-difference",
            "the same, correlation with what sets a map apart from the others",
            Unit.PERCENT,
            "not tried");
    private static final Claim MEANS = new Claim(
            "means",
            "mean images as a classifier",
            Unit.PERCENT,
            "28.69 %",
            "within 3 % of it",
            value -> Math.abs(value - 28.69) <= 3);
    private static final Claim EMPTY =
            new Claim("empty", "classes that noise never reaches", Unit.COUNT, "none", "0", value -> value == 0);
    private static final Claim ENTROPY = Claim.open("entropy", "entropy of the answers", Unit.BITS, "not said");
    private static final Claim RECOGNISED = Claim.open(
            "recognised", "maps that the network itself calls by their class", Unit.COUNT, "in the figure's titles");

    private static final StudyCard CARD = new StudyCard(
            "fig3",
            "Fig. 3: mean images and maps of CIFAR-10",
            "A: mean training images (top) and maps from a million images of white noise (bottom); the titles give the "
                    + "class, the share of the noise and what the network sees in the map. B: test images classified by "
                    + "the mean images and by the maps.",
            List.of("cifar10-cnn"),
            List.of(DataSet.CIFAR10));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        NoiseMaps maps = NoiseMaps.white(work, "cifar10-cnn", TRIALS);
        List<String> names = maps.shown().classNames();
        work.find(EMPTY, maps.each(NoiseMaps::empty));
        work.find(ENTROPY, maps.each(run -> run.images().entropy()));
        work.find(RECOGNISED, maps.each(NoiseMaps::recognised));
        Optional<LabelledImages> train = work.data().load(DataSet.CIFAR10, Split.TRAIN);
        Optional<LabelledImages> test = work.data().load(DataSet.CIFAR10, Split.TEST);
        List<Sheet.Row> rows = new ArrayList<>();
        Optional<Templates> means = train.map(Templates::ofMeans);
        means.ifPresent(templates ->
                rows.addAll(Sheet.wrapped("A  Mean training images", MeanTiles.of(templates, names, SIDE), 5)));
        List<MapTile> tiles = MapTiles.of(maps.maps(), names, SIDE);
        rows.addAll(Sheet.wrapped("A  Maps from noise, each stretched to full contrast", tiles, 5));
        if (means.isPresent() && test.isPresent()) {
            rows.addAll(classifiers(work, maps, means.get(), new TemplateTest(test.get())));
        }
        Sheet sheet = new Sheet(
                "What a classifier of small photographs sees in white noise",
                Wording.count(maps.maps().images().trials()) + " images of noise, training seed "
                        + maps.shown().trainingSeed(),
                rows,
                List.of("Stretched to full contrast, a map of chance looks as strong as one of structure."));
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static List<Sheet.Row> classifiers(Work work, NoiseMaps maps, Templates means, TemplateTest test) {
        work.find(
                MAPS,
                test.maps(maps, Rule.PAPER),
                "Each template stretched to 0..1, template and image of norm 1, largest dot product. Classes that noise "
                        + "seldom reaches, see the entropy above, have maps of few trials or none.");
        work.find(MAPS_DIFFERENCE, test.maps(maps, Rule.DIFFERENCE));
        work.find(MEANS, List.of(test.measured("mean images", means, Rule.PAPER)), "The same rule.");
        List<String> names = maps.shown().classNames();
        return Sheet.wrapped(
                "B  Templates as classifiers of " + Wording.count(test.images().count()) + " test images",
                List.of(
                        test.tile(means, Rule.PAPER, names, "mean images"),
                        test.tile(Templates.ofMaps(maps.maps().images()), Rule.PAPER, names, "maps")),
                2);
    }
}
