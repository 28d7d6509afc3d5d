package org.phosphene.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phosphene.onednn.Precision;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.zoo.BuiltInModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two models that are shown the same. */
final class DiffModels {
    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "An .onnx file of an image classifier, or the name of a built-in network.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "Another, for the same images and classes.")
    private Path now;

    @Mixin
    private InputOptions input;

    @Option(
            names = "--new-preprocess",
            paramLabel = "NAME",
            description = "What NEW expects if that is something else than OLD: ${COMPLETION-CANDIDATES}.")
    private Preprocessing.Preset newPreset;

    @Option(
            names = "--new-input-range",
            paramLabel = "LOW..HIGH",
            description = "Range that black to white becomes for NEW, if that is another than for OLD.")
    private String newRange;

    @Option(
            names = "--new-precision",
            paramLabel = "P",
            description = "Precision in which NEW is computed, in place of that of --precision: f32, bf16 or exact.")
    private Precision newPrecision;

    /** One of the two. */
    record Side(String name, OnnxModel model, Preprocessing preprocessing, Optional<Precision> precision) {}

    Side old() {
        return new Side("old", open(old), input.preprocessing(), Optional.empty());
    }

    Side now() {
        return new Side("new", open(now), newPreprocessing(), Optional.ofNullable(newPrecision));
    }

    private OnnxModel open(Path model) {
        return BuiltInModel.of(model)
                .map(it -> it.open(input.choices()))
                .orElseGet(() -> OnnxModel.open(model, input.choices()));
    }

    private Preprocessing newPreprocessing() {
        if (newPreset == null && newRange == null) {
            return input.preprocessing();
        }
        Preprocessing base = (newPreset == null ? Preprocessing.Preset.UNIT : newPreset).preprocessing();
        return newRange == null ? base : InputOptions.withRange(base, "--new-input-range", newRange);
    }

    /** As many names as there are classes. */
    List<String> classNames(int classes) {
        return input.classNames(BuiltInModel.of(old), classes);
    }

    /**
     * Refuses models that have nothing to compare.
     *
     * @throws UsageException if their images or their numbers of classes differ
     */
    static void check(Side old, Side now) {
        var before = old.model().contract();
        var after = now.model().contract();
        if (!before.shape().equals(after.shape()) || before.classes() != after.classes()) {
            throw new UsageException(old.model().name() + " takes images of " + before.shape() + " and has "
                    + before.classes() + " classes, " + now.model().name() + " takes " + after.shape() + " and has "
                    + after.classes() + ": only models of the same images and classes can be compared");
        }
    }
}
