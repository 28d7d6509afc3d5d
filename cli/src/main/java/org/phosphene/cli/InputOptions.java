package org.phosphene.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.BuiltInModel;
import picocli.CommandLine.Option;

/** What a model must be told before it sees an image, and what its file leaves open. */
final class InputOptions {
    @Option(
            names = "--preprocess",
            paramLabel = "NAME",
            description = "What the model expects: ${COMPLETION-CANDIDATES}. Default: unit, values 0 to 1.")
    private Preprocessing.Preset preset = Preprocessing.Preset.UNIT;

    @Option(
            names = "--input-range",
            paramLabel = "LOW..HIGH",
            description = "Range that black to white becomes: 0..255.")
    private String range;

    @Option(
            names = "--input-mean",
            paramLabel = "M",
            split = ",",
            description = "Subtracted after the range, for each channel in the model's order.")
    private List<Double> mean;

    @Option(names = "--input-std", paramLabel = "S", split = ",", description = "Divided by after the mean.")
    private List<Double> deviation;

    @Option(names = "--bgr", negatable = true, description = "The model gets blue first.")
    private Boolean bgr;

    @Option(
            names = "--shape",
            paramLabel = "CxHxW",
            description =
                    "Shape of the image where the model leaves it open (default 3x224x224) or takes a row of values.")
    private String shape;

    @Option(
            names = "--output-name",
            paramLabel = "NAME",
            description = "The output with the scores, if there are several.")
    private String output;

    @Option(
            names = "--names",
            paramLabel = "NAMES",
            description =
                    "Names of the classes: a data set (mnist, fashion-mnist, cifar10), a text file with one a line, or "
                            + "a list a,b,c.")
    private String names;

    /** What was said about the model where its file leaves a choice. */
    OnnxModel.Choices choices() {
        return new OnnxModel.Choices(shape == null ? null : Shape.parse(shape), output);
    }

    Preprocessing preprocessing() {
        Preprocessing base = preset.preprocessing();
        Preprocessing ranged = range == null ? base : withRange(base, "--input-range", range);
        Preprocessing normalised = mean == null && deviation == null
                ? ranged
                : ranged.normalised(
                        mean == null ? ranged.mean() : mean, deviation == null ? ranged.deviation() : deviation);
        return bgr == null ? normalised : normalised.blueFirst(bgr);
    }

    /**
     * With another range of values.
     *
     * @param option whose value {@code text} is
     */
    static Preprocessing withRange(Preprocessing base, String option, String text) {
        String[] ends = text.split("\\.\\.", -1);
        try {
            return base.withRange(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UsageException(option + " '" + text + "': expected LOW..HIGH, as in 0..255 or -1..1");
        }
    }

    /**
     * As many names as there are classes.
     *
     * @param builtIn the network, if it is built in
     */
    List<String> classNames(Optional<BuiltInModel> builtIn, int classes) {
        if (names != null) {
            return ClassNames.of(names, classes);
        }
        return builtIn.map(BuiltInModel::classNames)
                .filter(known -> known.size() == classes)
                .orElseGet(() ->
                        IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }
}
