package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Sheet;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Rule;

/** Fig. 13: what a network of two layers and a recurrent one that were trained on digits see in white noise. */
final class Figure13 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int SIDE = 224;
    private static final int ONE = 1;

    private static final StudyCard CARD = new StudyCard(
            "fig13",
            "Fig. 13: classification images of an MLP and an RNN",
            "Maps of a network of two layers (top) and of a recurrent one (bottom) from a million images of white noise.",
            List.of("mnist-mlp", "mnist-rnn"),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        TemplateTest test =
                new TemplateTest(work.data().load(DataSet.MNIST, Split.TEST).orElseThrow());
        List<Sheet.Row> rows = new ArrayList<>();
        for (String name : CARD.networks()) {
            String kind = name.equals("mnist-mlp") ? "MLP" : "RNN";
            NoiseMaps maps = NoiseMaps.white(work, name, TRIALS);
            find(work, maps, test, name, kind);
            String heading = kind + ", " + Wording.percent(maps.shown().testAccuracy() / 100)
                    + " of the test digits right (training seed "
                    + maps.shown().trainingSeed() + ")";
            rows.addAll(
                    Sheet.wrapped(heading, MapTiles.of(maps.maps(), maps.shown().classNames(), SIDE), 5));
        }
        Sheet sheet = new Sheet(
                "What an MLP and an RNN see in white noise",
                Wording.count(setting.trials(TRIALS)) + " images of noise each",
                rows,
                MapTiles.legend());
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static void find(Work work, NoiseMaps maps, TemplateTest test, String key, String kind) {
        work.find(
                new Claim(
                        key + "-ones",
                        kind + ", images of noise that are called 1",
                        Unit.COUNT,
                        "none",
                        "0",
                        value -> value == 0),
                maps.each(run -> run.images().counts().get(ONE)));
        work.find(
                Claim.open(key + "-empty", kind + ", classes that noise never reaches", Unit.COUNT, "1 at least"),
                maps.each(NoiseMaps::empty));
        work.find(
                new Claim(
                        key + "-maps",
                        kind + ", maps as a classifier of test digits",
                        Unit.PERCENT,
                        "they tell something of the class",
                        "above 11 %, more than chance",
                        value -> value > 11),
                test.maps(maps, Rule.PAPER),
                "Each template stretched to 0..1, template and image of norm 1, largest dot product.");
    }
}
