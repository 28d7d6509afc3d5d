package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.report.figure.FramedTile;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Templates;

/** Fig. 19: mean digits of clean and of poisoned training sets. */
final class Figure19 implements Study {
    private static final List<Backdoor> BACKDOORS = List.of(Backdoor.ZERO_TO_ONE, Backdoor.EIGHT_TO_NINE);
    private static final int CLASSES = 10;
    private static final int SIDE = 168;
    /** The networks of Fig. 7 were trained with it, and it chooses which images carry the patch. */
    private static final long TRAINING_SEED = 1;

    private static final StudyCard CARD = new StudyCard(
            "fig19",
            "Fig. 19: mean digits of clean and of poisoned training sets",
            "Top: mean digits of the clean training set. Below: those of the two poisoned ones, with the patch's place marked "
                    + "in the classes that it touches.",
            List.of(),
            List.of(DataSet.MNIST));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        List<String> digits = work.data().classNames(DataSet.MNIST);
        Templates clean = Templates.ofMeans(train, CLASSES);
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.Row.of("Clean training set", MeanTiles.of(clean, digits, SIDE)));
        for (Backdoor backdoor : BACKDOORS) {
            Templates poisoned = Templates.ofMeans(backdoor.poison().poisoned(train, TRAINING_SEED), CLASSES);
            TriggerPixels trigger = TriggerPixels.of(backdoor.poison(), train.shape());
            find(work, backdoor, trigger, clean, poisoned);
            rows.add(Sheet.Row.of(
                    "Training set with the backdoor " + backdoor.word(), tiles(backdoor, trigger, poisoned, digits)));
        }
        Sheet sheet = new Sheet(
                "The patch in the mean digits",
                train.count() + " training images, half of the source class with the patch and the target's label",
                rows,
                List.of("Green: the place of the patch, in the classes that lose and gain images."));
        work.draw("figure", CARD.shows(), sheet.image());
        return work.result();
    }

    private static void find(Work work, Backdoor backdoor, TriggerPixels trigger, Templates clean, Templates poisoned) {
        int target = backdoor.poison().target();
        double before = trigger.mean(clean.of(target).orElseThrow());
        double after = trigger.mean(poisoned.of(target).orElseThrow());
        work.find(
                Claim.open(
                        backdoor.word() + "-before",
                        "grey of the mean " + target + " where the patch will be, clean set",
                        Unit.NUMBER,
                        "shown"),
                List.of(Measured.of("training images", before)));
        work.find(
                new Claim(
                        backdoor.word() + "-after",
                        "the same, set with the backdoor " + backdoor.word(),
                        Unit.NUMBER,
                        "the patch is seen",
                        "0.1 or more above the clean one",
                        value -> value >= before + 0.1),
                List.of(Measured.of("training images", after)));
        int source = backdoor.poison().source().orElseThrow();
        work.find(
                new Claim(
                        backdoor.word() + "-source",
                        "change of the mean " + source + " there, whose patched images have left it",
                        Unit.NUMBER,
                        "none is seen",
                        "within 0.02 of 0",
                        value -> Math.abs(value) <= 0.02),
                List.of(Measured.of(
                        "training images",
                        trigger.mean(poisoned.of(source).orElseThrow())
                                - trigger.mean(clean.of(source).orElseThrow()))));
    }

    private static List<Tile> tiles(Backdoor backdoor, TriggerPixels trigger, Templates means, List<String> digits) {
        List<Tile> tiles = new ArrayList<>();
        List<MapTile> bare = MeanTiles.of(means, digits, SIDE);
        for (int c = 0; c < bare.size(); c++) {
            boolean touched = c == backdoor.poison().target()
                    || c == backdoor.poison().source().orElseThrow();
            tiles.add(touched ? new FramedTile(bare.get(c), trigger.shape(), trigger.box()) : bare.get(c));
        }
        return tiles;
    }
}
