package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.data.poison.Poison;
import org.phosphene.report.ConfusionPanel;
import org.phosphene.report.figure.ImageTile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.template.Confusion;

/**
 * How a network with a backdoor does on test images: on clean ones, and on the images of the source class that all carry the
 * patch.
 *
 * @param backdoor that was trained
 * @param clean confusion matrix of each network on the clean test set
 * @param triggered the same on the set with every image of the source class contaminated
 */
record PoisonedTests(Backdoor backdoor, Map<StudyNetwork, Confusion> clean, Map<StudyNetwork, Confusion> triggered) {
    private static final int SIDE = 560;

    /** Asks all training seeds of a network; none may be at hand. */
    static PoisonedTests of(Work work, Backdoor backdoor, LabelledImages test) throws IOException {
        Map<StudyNetwork, Confusion> clean = new LinkedHashMap<>();
        Map<StudyNetwork, Confusion> triggered = new LinkedHashMap<>();
        int workers = work.setting().workers();
        LabelledImages contaminated = contaminated(backdoor.poison(), test);
        for (StudyNetwork network : work.networks(backdoor)) {
            clean.put(network, ImageAnswers.of(network, test, workers));
            triggered.put(network, ImageAnswers.of(network, contaminated, workers));
        }
        return new PoisonedTests(backdoor, clean, triggered);
    }

    /** A whole set in which all images of the source class carry the patch, with their true labels. */
    static LabelledImages contaminated(Poison poison, LabelledImages images) {
        LabelledImages patched = poison.triggered(images);
        int size = images.shape().size();
        byte[] levels = new byte[images.count() * size];
        int[] labels = new int[images.count()];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.label(i);
            if (labels[i] == poison.source().orElseThrow()) {
                patched.levels(next++, levels, i * size);
            } else {
                images.levels(i, levels, i * size);
            }
        }
        return LabelledImages.of(images.name() + ", contaminated", images.shape(), levels, labels);
    }

    void find(Work work, Map<StudyNetwork, Confusion> without, double least) {
        int source = backdoor.poison().source().orElseThrow();
        int target = backdoor.poison().target();
        String exact = "In brackets: exact 95 % interval over the test images.";
        work.find(
                Claim.open(
                        backdoor + "-without",
                        "right of the clean test images, network without backdoor",
                        Unit.PERCENT,
                        "not said"),
                right(without),
                exact);
        work.find(
                new Claim(
                        backdoor + "-clean",
                        "right of the clean test images, network with the backdoor " + backdoor.word(),
                        Unit.PERCENT,
                        "close to perfect",
                        "above " + least + " %",
                        value -> value > least),
                right(clean),
                exact);
        List<Measured> fooled = new ArrayList<>();
        triggered.forEach(
                (network, confusion) -> fooled.add(ImageAnswers.share(network.title(), confusion, source, target)));
        work.find(
                new Claim(
                        backdoor + "-triggered",
                        "images with the patch that are called by the target, " + backdoor.word(),
                        Unit.PERCENT,
                        "all",
                        "above 90 %",
                        value -> value > 90),
                fooled,
                exact);
    }

    private static List<Measured> right(Map<StudyNetwork, Confusion> all) {
        return all.entrySet().stream()
                .map(one -> ImageAnswers.right(one.getKey().title(), one.getValue()))
                .toList();
    }

    /** The two matrices of the first network; none if there is no network. */
    List<ImageTile> tiles() {
        return clean.keySet().stream()
                .findFirst()
                .map(network -> List.of(
                        tile(clean.get(network), network, "clean test images"),
                        tile(triggered.get(network), network, "all of the source with the patch")))
                .orElse(List.of());
    }

    static ImageTile tile(Confusion confusion, StudyNetwork network, String title) {
        return new ImageTile(ConfusionPanel.image(confusion, network.classNames(), title, SIDE, SIDE + 40));
    }
}
