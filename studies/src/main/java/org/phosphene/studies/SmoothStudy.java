package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.Axis;
import org.phosphene.report.figure.BarChart;
import org.phosphene.report.figure.Sheet;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Spectrum;
import org.phosphene.stimulus.StimulusSpec;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.result.Unit;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.template.Rule;
import org.phosphene.template.Templates;

/** Beyond the paper: maps from smooth noise, which is made without any images. */
final class SmoothStudy implements Study {
    private static final long TRIALS = 100_000;
    /** As many as the paper has of white noise. */
    private static final long WHITE_TRIALS = 1_000_000;
    /** How far the noise is blurred, in pixels. */
    private static final double LENGTH = 2;
    /** What is tried as templates. */
    private static final List<MapTemplates> KINDS = List.of(MapTemplates.PLAIN, MapTemplates.WHITENED);

    private static final int SIDE = 168;
    private static final int SAMPLES = 10;

    /**
     * A network.
     *
     * @param whiteMaps the paper's figure for maps from white noise as a classifier, in percent, if it has one
     */
    private record Part(DataSet set, String title, String network, Optional<Double> whiteMaps) {}

    private static final List<Part> PARTS = List.of(
            new Part(DataSet.MNIST, "MNIST", "mnist-cnn", Optional.of(25.8)),
            new Part(DataSet.FASHION_MNIST, "Fashion-MNIST", "fashion-cnn", Optional.empty()),
            new Part(DataSet.CIFAR10, "CIFAR-10", "cifar10-cnn", Optional.of(23.71)));

    private static final StudyCard CARD = new StudyCard(
            "smooth",
            "Beyond the paper: smooth noise, without any data",
            "Maps from a hundred thousand images of noise that was blurred a little, beside those from a million images of "
                    + "white noise, and how well both classify test images.",
            PARTS.stream().map(Part::network).toList(),
            PARTS.stream().map(Part::set).toList());

    /** A part with its maps, and test images if they are at hand. */
    private record Made(Part part, NoiseMaps smooth, NoiseMaps white, Optional<TemplateTest> test) {}

    @Override
    public StudyCard card() {
        return CARD;
    }

    private static StimulusSpec noise(StudyNetwork network) {
        return SmoothNoise.of(network.open().contract().shape(), new Spectrum.Blurred(LENGTH));
    }

    @Override
    public StudyResult run(StudySetting setting) throws IOException {
        Work work = Work.begin(CARD, setting);
        List<Made> all = new ArrayList<>();
        for (Part part : PARTS) {
            Optional<LabelledImages> test = work.data().load(part.set(), Split.TEST);
            Made made = new Made(
                    part,
                    NoiseMaps.of(work, part.network(), SmoothStudy::noise, TRIALS),
                    NoiseMaps.white(work, part.network(), WHITE_TRIALS),
                    test.map(TemplateTest::new));
            reached(work, made);
            templates(work, made);
            all.add(made);
        }
        work.draw("figure", CARD.shows(), sheet(all, setting).image());
        return work.result();
    }

    private static void reached(Work work, Made made) {
        String key = made.part().set().id();
        String title = made.part().title();
        work.find(
                Claim.open(key + "-reached", title + ", classes that smooth noise reaches", Unit.COUNT, "not tried"),
                made.smooth().each(run -> run.images().images().size()));
        work.find(
                Claim.open(
                        key + "-reached-white",
                        title + ", classes that white noise reaches",
                        Unit.COUNT,
                        "in the figures"),
                made.white().each(run -> run.images().images().size()));
        work.find(
                Claim.open(
                        key + "-entropy-white",
                        title + ", entropy of the answers to white noise",
                        Unit.BITS,
                        "not said"),
                made.white().each(run -> run.images().entropy()));
        work.find(
                Claim.open(
                        key + "-entropy", title + ", entropy of the answers to smooth noise", Unit.BITS, "not tried"),
                made.smooth().each(run -> run.images().entropy()));
        work.find(
                new Claim(
                        key + "-entropy-gain",
                        title + ", entropy of the answers to smooth noise less that to white noise",
                        Unit.BITS,
                        "not tried",
                        "above 0: the answers are spread more evenly",
                        value -> value > 0),
                gain(made));
    }

    private static List<Measured> gain(Made made) {
        List<Measured> measured = new ArrayList<>();
        made.smooth().byNetwork().forEach((network, run) -> {
            ClassificationImages white = made.white().byNetwork().get(network).images();
            measured.add(Measured.of(network.title(), run.images().entropy() - white.entropy()));
        });
        return measured;
    }

    private static void templates(Work work, Made made) {
        Part part = made.part();
        String key = part.set().id();
        double least = part.whiteMaps().orElse(11.0);
        String paper =
                part.whiteMaps().map(value -> value + " % with white noise").orElse("not tried");
        String name = ", maps as a classifier of test images the paper's way (mean maps, " + Rule.PAPER.words() + ")";
        Claim smooth = new Claim(
                key + "-templates",
                part.title() + ", smooth noise" + name,
                Unit.PERCENT,
                paper,
                "above " + (part.whiteMaps().isPresent() ? least + " %" : "11 %, more than chance"),
                value -> value > least);
        new TemplateFindings(key, part.title() + ", smooth noise", smooth, Optional.empty(), KINDS)
                .find(work, made.smooth(), made.test());
        Claim white = Claim.open(key + "-white-templates", part.title() + ", white noise" + name, Unit.PERCENT, paper);
        new TemplateFindings(
                        key + "-white",
                        part.title() + ", white noise",
                        white,
                        part.whiteMaps(),
                        List.of(MapTemplates.PLAIN))
                .find(work, made.white(), made.test());
    }

    private static Sheet sheet(List<Made> all, StudySetting setting) {
        List<Sheet.Row> rows = new ArrayList<>();
        char letter = 'A';
        for (Made made : all) {
            StudyNetwork shown = made.smooth().shown();
            String heading = letter++ + "  " + made.part().title() + ": smooth noise, and the maps of the CNN from it "
                    + "(training seed " + shown.trainingSeed() + ")";
            rows.add(Sheet.Row.of(heading, NoiseTiles.of(noise(shown), setting.seed(), SAMPLES, SIDE)));
            rows.add(Sheet.Row.of("", MapTiles.of(made.smooth().maps(), shown.classNames(), SIDE)));
            rows.add(Sheet.Row.of(
                    "     Maps from white noise", MapTiles.of(made.white().maps(), shown.classNames(), SIDE)));
        }
        if (all.stream().anyMatch(made -> made.test().isPresent())) {
            rows.add(Sheet.Row.of(
                    letter + "  Maps as classifiers of test images, differences of maps", List.of(chart(all))));
        }
        List<String> notes = new ArrayList<>(MapTiles.legend());
        notes.add("Smooth noise is white noise blurred by a Gaussian of " + LENGTH
                + " pixels, each image stretched to 0..1. "
                + "Maps of CIFAR-10 are mean images, each stretched to full contrast.");
        return new Sheet(
                "Smooth noise: more of what networks see, without any data",
                Wording.count(setting.trials(TRIALS)) + " images of smooth noise and "
                        + Wording.count(setting.trials(WHITE_TRIALS)) + " of white noise each",
                rows,
                notes);
    }

    private static BarChart chart(List<Made> all) {
        List<Made> tested = all.stream().filter(made -> made.test().isPresent()).toList();
        List<BarChart.Series> series = new ArrayList<>();
        series.add(new BarChart.Series(
                "white noise",
                tested.stream()
                        .map(made ->
                                right(made, MapTemplates.PLAIN.of(made.white().maps())))
                        .toList()));
        series.add(new BarChart.Series(
                "smooth noise",
                tested.stream()
                        .map(made ->
                                right(made, MapTemplates.PLAIN.of(made.smooth().maps())))
                        .toList()));
        series.add(new BarChart.Series(
                "smooth noise, whitened",
                tested.stream()
                        .map(made -> right(
                                made, MapTemplates.WHITENED.of(made.smooth().maps())))
                        .toList()));
        List<String> names = tested.stream().map(made -> made.part().title()).toList();
        return new BarChart("", Axis.linear("% right", 0, 100, 5), names, series, 10 * SIDE + 9 * 26, 460);
    }

    private static double right(Made made, Templates templates) {
        return made.test()
                .orElseThrow()
                .measured("", templates, Rule.DIFFERENCE)
                .value();
    }
}
