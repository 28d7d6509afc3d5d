package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Sheet;
import org.phosphene.report.figure.TableTile;
import org.phosphene.report.figure.Tile;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.ImageScaler;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.PublishedModel;
import org.phosphene.studies.run.PublishedModels;
import org.phosphene.studies.run.StudyRuns;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Rule;
import org.phosphene.template.TemplateClassifier;
import org.phosphene.template.Templates;

/** Table 1: maps of classifiers of ImageNet from small images of noise, as classifiers of photographs. */
final class Table1 implements Study {
    private static final long TRIALS = 1_000_000;
    private static final int CLASSES = 1000;
    private static final int SIDE = 192;
    private static final int SHOWN = 10;
    private static final int ACROSS = 5;
    private static final Shape SHAPE = Shape.of(3, 32, 32);

    /** A row of the paper's table. */
    private record Row(String model, double accuracy, String time, int empty) {}

    private static final List<Row> PAPER = List.of(
            new Row("ResNet152", .00180, "2:15", 564),
            new Row("ResNet101", .00152, "1:36", 539),
            new Row("densenet201", .00118, "2:12", 998),
            new Row("squeezenet1.1", .00104, "0:13", 999),
            new Row("googlenet", .00102, "0:26", 999),
            new Row("mnasnet1.3", .00082, "0:32", 922),
            new Row("vgg-19_bn", .00074, "1:51", 994));

    private static final Claim EMPTY = new Claim(
            "empty",
            "classes that noise never reaches, of 1000",
            Unit.COUNT,
            "539 to 999; squeezenet1.1: 999",
            "500 or more",
            value -> value >= 500);
    private static final Claim ACCURACY = new Claim(
            "accuracy",
            "maps as a classifier of photographs",
            Unit.PERCENT,
            "0.074 to 0.18 %; squeezenet1.1: 0.104 %",
            "1 % or less, near chance (0.1 %)",
            value -> value <= 1);
    private static final Claim LARGEST =
            Claim.open("largest", "share of the noise that the most frequent class takes", Unit.PERCENT, "not said");

    private static final StudyCard CARD = new StudyCard(
            "table1",
            "Table 1: maps of classifiers of ImageNet",
            "How often maps from a million images of Gabor-PCA noise (32x32, CIFAR-10's statistics) give a photograph its "
                    + "class, and how many of a thousand classes noise never reaches; below, the most frequent maps.",
            List.of(PublishedModels.SQUEEZENET),
            List.of(DataSet.CIFAR10, DataSet.IMAGENET_SAMPLE));

    @Override
    public StudyCard card() {
        return CARD;
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        Optional<PublishedModel> model = work.published().squeezenet(SHAPE);
        Optional<GaborNoise> noise = work.bases().noise(DataSet.CIFAR10);
        Optional<StudyRuns.Maps> maps = model.isPresent() && noise.isPresent()
                ? Optional.of(work.runs().maps(model.get(), noise.get(), TRIALS))
                : Optional.empty();
        Optional<LabelledImages> photographs =
                work.data().load(DataSet.IMAGENET_SAMPLE, Split.TEST).map(Table1::small);
        List<Measured> empty = maps.stream()
                .map(run -> Measured.of(PublishedModels.SQUEEZENET, NoiseMaps.empty(run)))
                .toList();
        work.find(EMPTY, empty);
        work.find(LARGEST, maps.stream().map(Table1::largest).toList());
        List<Measured> right = accuracy(work, maps, photographs);
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.Row.of("A  Maps as classifiers of photographs", List.of(table(right, empty))));
        List<String> names = work.data().classNames(DataSet.IMAGENET_SAMPLE);
        maps.ifPresent(run -> rows.addAll(Sheet.wrapped(
                "B  Maps of the most frequent classes, each stretched to full contrast", tiles(run, names), ACROSS)));
        work.remark(
                "The paper has 50 000 validation images; the sample here has one of each class, scaled to 32x32. Chance "
                        + "is one in a thousand.");
        work.draw("figure", CARD.shows(), sheet(setting, rows).image());
        return work.result();
    }

    private static Sheet sheet(StudySetting setting, List<Sheet.Row> rows) {
        return new Sheet(
                "Maps of classifiers of ImageNet",
                Wording.count(setting.trials(TRIALS)) + " images of Gabor-PCA noise, 32x32",
                rows,
                List.of(
                        "Paper: 50 000 validation images; ours: one image of each class, exact interval. A dash: not measured. Kept answers have "
                                + "no run time. Maps "
                                + "are mean images of noise."));
    }

    private static LabelledImages small(LabelledImages photographs) {
        ImageScaler scaler = ImageScaler.of(photographs.shape(), SHAPE);
        int size = SHAPE.size();
        byte[] levels = new byte[photographs.count() * size];
        int[] labels = new int[photographs.count()];
        float[] values = new float[size];
        for (int i = 0; i < labels.length; i++) {
            scaler.scale(photographs, i, values, 0);
            for (int p = 0; p < size; p++) {
                levels[i * size + p] = (byte) Math.round(255 * values[p]);
            }
            labels[i] = photographs.label(i);
        }
        return LabelledImages.of(photographs.name() + " at " + SHAPE, SHAPE, levels, labels);
    }

    private static Measured largest(StudyRuns.Maps run) {
        long most =
                run.images().counts().stream().mapToLong(Long::longValue).max().orElseThrow();
        return Measured.of(
                PublishedModels.SQUEEZENET, 100.0 * most / run.images().trials());
    }

    /** Root mean squares under the paper's rule, as in Fig. 5 with the same noise; and means under every rule. */
    private static List<Measured> accuracy(
            Work work, Optional<StudyRuns.Maps> maps, Optional<LabelledImages> photographs) {
        if (maps.isEmpty() || photographs.isEmpty()) {
            work.find(ACCURACY, List.of());
            return List.of();
        }
        TemplateTest test = new TemplateTest(photographs.get());
        Templates theirs = MapTemplates.RMS.of(maps.get());
        List<Measured> right = List.of(test.measured(PublishedModels.SQUEEZENET, theirs, Rule.PAPER));
        long guessed = java.util.Arrays.stream(
                        TemplateClassifier.of(theirs, Rule.PAPER).answers(photographs.get()))
                .distinct()
                .count();
        work.find(
                ACCURACY,
                right,
                "Root mean squares, " + Rule.PAPER.words() + "; " + guessed + " classes are answered at all.");
        for (Rule rule : Rule.values()) {
            Measured mean = test.measured(PublishedModels.SQUEEZENET, MapTemplates.PLAIN.of(maps.get()), rule);
            work.find(
                    Claim.open("mean-" + rule, "the same, mean maps, " + rule.words(), Unit.PERCENT, "not tried"),
                    List.of(mean));
        }
        return right;
    }

    private static TableTile table(List<Measured> right, List<Measured> empty) {
        List<List<String>> rows = new ArrayList<>();
        String none = empty.isEmpty() ? "–" : Unit.COUNT.text(empty.get(0).value());
        String accuracy = right.isEmpty() ? "–" : share(right.get(0).value() / 100);
        String interval = right.isEmpty() ? "–" : interval(right.get(0));
        rows.add(List.of("squeezenet1.0, here", accuracy, interval, "–", none));
        for (Row row : PAPER) {
            rows.add(List.of(row.model() + ", paper", share(row.accuracy()), "", row.time(), "" + row.empty()));
        }
        List<String> head = List.of("classifier", "right", "95 % interval", "minutes, GPU", "empty of " + CLASSES);
        return new TableTile(head, rows, 0, ACROSS * SIDE + (ACROSS - 1) * 26);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private static String interval(Measured right) {
        return String.format(
                Locale.ROOT,
                "%.4f–%.4f",
                right.low().orElseThrow() / 100,
                right.high().orElseThrow() / 100);
    }

    private static List<Tile> tiles(StudyRuns.Maps run, List<String> names) {
        List<Tile> tiles = new ArrayList<>();
        run.images().images().stream()
                .sorted(Comparator.comparingLong(ClassificationImage::trials).reversed())
                .limit(SHOWN)
                .forEach(image -> tiles.add(MapTiles.of(Optional.of(image), names.get(image.label()), SIDE)
                        .withUnder(Wording.percent(
                                        (double) image.trials() / run.images().trials()) + " of the noise")));
        return tiles;
    }
}
