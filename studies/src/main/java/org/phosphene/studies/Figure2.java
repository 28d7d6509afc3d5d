package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.onnx.LinearWeights;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.ImageTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Rule;
import org.phosphene.template.Templates;

/** Fig. 2: what a CNN and a logistic regression that were trained on digits see in white noise. */
final class Figure2 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int EIGHT = 8;
    private static final int SIDE = 224;

    private static final Claim CNN_ACCURACY = new Claim(
            "cnn-accuracy", "CNN, test accuracy", Unit.PERCENT, "99.2 %", "98.5 % or more", value -> value >= 98.5);
    private static final Claim LOGISTIC_ACCURACY = new Claim(
            "logistic-accuracy",
            "logistic regression, test accuracy",
            Unit.PERCENT,
            "92.46 %",
            "within 1 % of it",
            value -> Math.abs(value - 92.46) <= 1);
    private static final Claim EIGHTS = new Claim(
            "cnn-eights",
            "CNN, share of the noise that is called 8",
            Unit.PERCENT,
            "most of it",
            "above 50 %",
            value -> value > 50);
    private static final Claim RECOGNISED = new Claim(
            "cnn-recognised",
            "CNN, maps that the network itself calls by their class",
            Unit.COUNT,
            "9 of 10 (8 is called 2)",
            "7 or more",
            value -> value >= 7);
    private static final Claim RECOGNISED_STRETCHED = new Claim(
            "cnn-recognised-stretched",
            "the same, maps stretched to full contrast",
            Unit.COUNT,
            "9 of 10 (8 is called 2)",
            "7 or more",
            value -> value >= 7);
    private static final Claim EMPTY = new Claim(
            "cnn-empty", "CNN, classes that noise never reaches", Unit.COUNT, "none", "0 or 1", value -> value <= 1);
    private static final Claim LOGISTIC_EMPTY = Claim.open(
            "logistic-empty", "logistic regression, classes that noise never reaches", Unit.COUNT, "not said");
    private static final Claim CNN_MAPS = new Claim(
            "cnn-maps",
            "CNN maps as a classifier of test digits",
            Unit.PERCENT,
            "25.8 %",
            "above 20 %, twice chance",
            value -> value > 20);
    private static final Claim CNN_MAPS_CENTRED = Claim.open(
            "cnn-maps-difference",
            "the same, correlation with what sets a map apart from the others",
            Unit.PERCENT,
            "not tried");
    private static final Claim LOGISTIC_MAPS = new Claim(
            "logistic-maps",
            "logistic regression's maps as a classifier",
            Unit.PERCENT,
            "47.6 %",
            "above 20 %, twice chance",
            value -> value > 20);
    private static final Claim MEANS = new Claim(
            "means",
            "mean digits as a classifier, dot product",
            Unit.PERCENT,
            "63.1 %",
            "within 0.5 % of it",
            value -> Math.abs(value - 63.1) <= 0.5);
    private static final Claim WEIGHTS = new Claim(
            "logistic-weights",
            "logistic regression's weights as a classifier",
            Unit.PERCENT,
            "83.8 %",
            "within 5 % of it",
            value -> Math.abs(value - 83.8) <= 5);

    private static final StudyCard CARD = new StudyCard(
            "fig2",
            "Fig. 2: classification images of two classifiers of digits",
            "A: maps of a CNN from a million images of white noise; the titles give the class, the share of the noise and "
                    + "what the network sees in the map. B: the same of a logistic regression. C: test digits classified "
                    + "by templates: both kinds of maps, the mean digits, and the regression's weights.",
            List.of("mnist-cnn", "mnist-logistic"),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        NoiseMaps cnn = NoiseMaps.white(work, "mnist-cnn", TRIALS);
        NoiseMaps logistic = NoiseMaps.white(work, "mnist-logistic", TRIALS);
        work.find(CNN_ACCURACY, cnn.testAccuracy());
        work.find(LOGISTIC_ACCURACY, logistic.testAccuracy());
        work.find(EIGHTS, cnn.each(maps -> NoiseMaps.share(maps.images(), EIGHT)));
        work.find(RECOGNISED, cnn.each(NoiseMaps::recognised), "Maps as they are, nearly grey.");
        work.find(
                RECOGNISED_STRETCHED,
                cnn.each(NoiseMaps::recognisedStretched),
                "The paper does not say which of the two it did.");
        work.find(EMPTY, cnn.each(NoiseMaps::empty));
        work.find(
                LOGISTIC_EMPTY,
                logistic.each(NoiseMaps::empty),
                "A class that noise never reaches has no map here and is never answered; the authors' code has zeros in "
                        + "its place.");
        List<Sheet.Row> rows = new ArrayList<>();
        rows.addAll(panels("A", "CNN", cnn));
        rows.addAll(panels("B", "logistic regression", logistic));
        rows.addAll(classifiers(work, cnn, logistic));
        Sheet sheet = new Sheet(
                "What two classifiers of digits see in white noise",
                Wording.count(cnn.maps().images().trials()) + " images of noise each",
                rows,
                MapTiles.legend());
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static List<Sheet.Row> panels(String letter, String kind, NoiseMaps maps) {
        StudyNetwork network = maps.shown();
        String heading = letter + "  " + kind + ", " + Wording.percent(network.testAccuracy() / 100)
                + " of the test digits right (training seed " + network.trainingSeed() + ")";
        return Sheet.wrapped(heading, MapTiles.of(maps.maps(), network.classNames(), SIDE), 5);
    }

    private static List<Sheet.Row> classifiers(Work work, NoiseMaps cnn, NoiseMaps logistic) {
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        TemplateTest test =
                new TemplateTest(work.data().load(DataSet.MNIST, Split.TEST).orElseThrow());
        String paper = "Each template stretched to 0..1, template and image of norm 1, largest dot product.";
        String exact = " In brackets: exact 95 % interval over the test digits.";
        work.find(CNN_MAPS, test.maps(cnn, Rule.PAPER), paper + exact);
        work.find(CNN_MAPS_CENTRED, test.maps(cnn, Rule.DIFFERENCE));
        work.find(LOGISTIC_MAPS, test.maps(logistic, Rule.PAPER), paper);
        Templates means = Templates.ofMeans(train);
        work.find(MEANS, List.of(test.measured("mean digits", means, Rule.PLAIN)));
        Map<StudyNetwork, Templates> weights = new LinkedHashMap<>();
        List<Measured> right = new ArrayList<>();
        for (StudyNetwork network : logistic.byNetwork().keySet()) {
            Templates rows =
                    LinearWeights.of(network.open(), network.preprocessing()).templates();
            weights.put(network, rows);
            right.add(test.measured(network.title(), rows, Rule.PLAIN));
        }
        work.find(WEIGHTS, right, "Dot product, without the biases.");
        return rows(test, cnn, logistic, means, weights.get(logistic.shown()));
    }

    private static List<Sheet.Row> rows(
            TemplateTest test, NoiseMaps cnn, NoiseMaps logistic, Templates means, Templates weights) {
        List<String> digits = cnn.shown().classNames();
        List<ImageTile> tiles = List.of(
                test.tile(Templates.ofMaps(cnn.maps().images()), Rule.PAPER, digits, "CNN maps"),
                test.tile(Templates.ofMaps(logistic.maps().images()), Rule.PAPER, digits, "logistic regression maps"),
                test.tile(means, Rule.PLAIN, digits, "mean digits"),
                test.tile(weights, Rule.PLAIN, digits, "logistic regression weights"));
        return Sheet.wrapped("C  Templates as classifiers of " + test.images().count() + " test digits", tiles, 2);
    }
}
