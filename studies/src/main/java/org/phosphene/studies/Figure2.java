package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Sheet;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;

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
    private static final Claim EMPTY = new Claim(
            "cnn-empty", "CNN, classes that noise never reaches", Unit.COUNT, "none", "0 or 1", value -> value <= 1);
    private static final Claim LOGISTIC_EMPTY = Claim.open(
            "logistic-empty", "logistic regression, classes that noise never reaches", Unit.COUNT, "not said");

    private static final StudyCard CARD = new StudyCard(
            "fig2",
            "Fig. 2: classification images of two classifiers of digits",
            "A: maps of a CNN from a million images of white noise; the titles give the class, what the network sees in "
                    + "the map and the share of the noise. B: the same of a logistic regression.",
            List.of("mnist-cnn", "mnist-logistic"),
            List.of());

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        WhiteNoiseMaps cnn = WhiteNoiseMaps.of(work, "mnist-cnn", TRIALS);
        WhiteNoiseMaps logistic = WhiteNoiseMaps.of(work, "mnist-logistic", TRIALS);
        work.find(CNN_ACCURACY, cnn.testAccuracy());
        work.find(LOGISTIC_ACCURACY, logistic.testAccuracy());
        work.find(EIGHTS, cnn.each(maps -> WhiteNoiseMaps.share(maps.images(), EIGHT)));
        work.find(RECOGNISED, cnn.each(WhiteNoiseMaps::recognised));
        work.find(EMPTY, cnn.each(WhiteNoiseMaps::empty));
        work.find(LOGISTIC_EMPTY, logistic.each(WhiteNoiseMaps::empty));
        List<Sheet.Row> rows = new ArrayList<>();
        rows.addAll(panels("A", "CNN", cnn));
        rows.addAll(panels("B", "logistic regression", logistic));
        Sheet sheet = new Sheet(
                "What two classifiers of digits see in white noise",
                Wording.count(cnn.maps().images().trials()) + " images of noise each",
                rows,
                MapTiles.legend());
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static List<Sheet.Row> panels(String letter, String kind, WhiteNoiseMaps maps) {
        StudyNetwork network = maps.shown();
        String heading = letter + "  " + kind + ", " + Wording.percent(network.testAccuracy() / 100)
                + " of the test digits right (training seed " + network.trainingSeed() + ")";
        return Sheet.wrapped(heading, MapTiles.of(maps.maps(), network.classNames(), SIDE), 5);
    }
}
