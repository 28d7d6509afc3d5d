package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.gabor.GaborRegression;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Rule;

/** Fig. 5: what networks see in noise with the statistics of their training images. */
final class Figure5 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int SIDE = 168;
    private static final int SAMPLES = 8;

    /**
     * One column of the paper's figure.
     *
     * @param accuracy of the maps as a classifier, in percent
     * @param explained share of the variance that the components have, in percent, channel by channel
     */
    private record Part(DataSet set, String title, String network, double accuracy, List<Double> explained) {}

    private static final List<Part> PARTS = List.of(
            new Part(DataSet.MNIST, "MNIST", "mnist-cnn", 35.5, List.of(96.1)),
            new Part(DataSet.FASHION_MNIST, "Fashion-MNIST", "fashion-cnn", 41.21, List.of()),
            new Part(DataSet.CIFAR10, "CIFAR-10", "cifar10-cnn", 21.67, List.of(97.57, 97.51, 97.52)));
    private static final List<String> CHANNELS = List.of("red", "green", "blue");

    private static final StudyCard CARD = new StudyCard(
            "fig5",
            "Fig. 5: maps from noise with the statistics of images",
            "A to C: a test image, the same as a sum of Gabor wavelets, images of Gabor-PCA noise, and the maps from a "
                    + "million of them. D: test images classified by the maps.",
            PARTS.stream().map(Part::network).toList(),
            PARTS.stream().map(Part::set).toList());

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        List<Sheet.Row> rows = new ArrayList<>();
        List<Tile> confusions = new ArrayList<>();
        Map<Shape, GaborRegression> regressions = new HashMap<>();
        char letter = 'A';
        for (Part part : PARTS) {
            Optional<GaborNoise> noise = work.bases().noise(part.set());
            if (noise.isPresent()) {
                Optional<LabelledImages> test = work.data().load(part.set(), Split.TEST);
                Optional<GaborImage> image = test.map(images ->
                        GaborImage.of(images, 0, regressions.computeIfAbsent(images.shape(), GaborImage::regression)));
                NoiseMaps maps = NoiseMaps.of(work, part.network(), network -> noise.get(), TRIALS);
                find(work, part, noise.get(), maps, test, image);
                rows.addAll(rows(letter++, part, noise.get(), maps, image, setting.seed()));
                test.ifPresent(images -> confusions.add(new TemplateTest(images)
                        .tile(
                                MapTemplates.RMS.of(maps.maps()),
                                Rule.PAPER,
                                maps.shown().classNames(),
                                part.title())));
            }
        }
        if (!confusions.isEmpty()) {
            rows.add(Sheet.Row.of(
                    letter + "  Maps as classifiers of test images, the paper's way (root mean squares)", confusions));
        }
        work.draw("figure", CARD.shows(), sheet(setting, rows).image());
        return work.result();
    }

    private static Sheet sheet(StudySetting setting, List<Sheet.Row> rows) {
        List<String> notes = new ArrayList<>(MapTiles.legend());
        notes.add(
                "Where noise has a structure of its own, z is the distance from the mean of all other trials. Maps of "
                        + "CIFAR-10 are mean images, each stretched to full contrast.");
        return new Sheet(
                "What networks see in noise with the statistics of images",
                Wording.count(setting.trials(TRIALS)) + " images of Gabor-PCA noise each",
                rows,
                notes);
    }

    private static void find(
            Work work,
            Part part,
            GaborNoise noise,
            NoiseMaps maps,
            Optional<LabelledImages> test,
            Optional<GaborImage> image) {
        explained(work, part, noise.basis());
        work.find(
                Claim.open(
                        part.set().id() + "-empty",
                        part.title() + ", classes that noise never reaches",
                        Unit.COUNT,
                        "not said"),
                maps.each(NoiseMaps::empty));
        work.find(
                Claim.open(
                        part.set().id() + "-entropy", part.title() + ", entropy of the answers", Unit.BITS, "not said"),
                maps.each(run -> run.images().entropy()));
        work.find(
                new Claim(
                        part.set().id() + "-wavelets",
                        part.title() + ", correlation of an image and its sum of wavelets",
                        Unit.NUMBER,
                        "shown as a picture",
                        "above 0.9",
                        value -> value > 0.9),
                image.map(one -> Measured.of("first test image", Pearson.of(one.image(), one.wavelets()))).stream()
                        .toList());
        Claim claim = new Claim(
                part.set().id() + "-templates",
                part.title() + ", maps as a classifier of test images the paper's way (rms maps, " + Rule.PAPER.words()
                        + ")",
                Unit.PERCENT,
                part.accuracy() + " %",
                "above 11 %, more than chance",
                value -> value > 11);
        List<MapTemplates> kinds = List.of(MapTemplates.RMS, MapTemplates.PLAIN, MapTemplates.WHITENED);
        new TemplateFindings(part.set().id(), part.title(), claim, Optional.of(part.accuracy()), kinds)
                .find(work, maps, test.map(TemplateTest::new));
    }

    private static void explained(Work work, Part part, GaborBasis basis) {
        for (int c = 0; c < basis.channels().size(); c++) {
            boolean grey = basis.channels().size() == 1;
            String name = part.title() + ", variance of the wavelets' weights that " + basis.components()
                    + " components explain, in percent" + (grey ? "" : ", " + CHANNELS.get(c));
            String key = part.set().id() + "-explained" + (grey ? "" : "-" + CHANNELS.get(c));
            double share = 100 * basis.channels().get(c).totalExplained();
            Claim claim;
            if (part.explained().isEmpty()) {
                claim = Claim.open(key, name, Unit.NUMBER, "96.1, said of MNIST and this set together");
            } else {
                double paper = part.explained().get(c);
                claim = new Claim(
                        key,
                        name,
                        Unit.NUMBER,
                        String.valueOf(paper),
                        "within 0.1 of it",
                        value -> Math.abs(value - paper) <= 0.1);
            }
            work.find(claim, List.of(Measured.of("training images", share)));
        }
    }

    private static List<Sheet.Row> rows(
            char letter, Part part, GaborNoise noise, NoiseMaps maps, Optional<GaborImage> image, long seed) {
        List<Tile> tiles = new ArrayList<>();
        image.ifPresent(one -> {
            tiles.add(MapTile.of("an image", SIDE, MeanTiles.pixels(one.image(), one.shape(), SIDE)));
            tiles.add(MapTile.of("by wavelets", SIDE, MeanTiles.pixels(one.wavelets(), one.shape(), SIDE)));
        });
        tiles.addAll(NoiseTiles.of(noise, seed, SAMPLES, SIDE));
        String heading = letter + "  " + part.title() + ", CNN, "
                + Wording.percent(maps.shown().testAccuracy() / 100) + " of the test images right (training seed "
                + maps.shown().trainingSeed() + ")";
        return List.of(
                Sheet.Row.of(heading, tiles),
                Sheet.Row.of("", MapTiles.of(maps.maps(), maps.shown().classNames(), SIDE)));
    }
}
