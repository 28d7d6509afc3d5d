package org.phosphene.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.zoo.BuiltInModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which model, and what it must be told before it sees an image. */
final class ModelOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            description = "An .onnx file of an image classifier, or the name of a built-in network (see 'phosphene "
                    + "models'). Default: mnist-cnn, for handwritten digits.")
    private Path model;

    @Mixin
    private InputOptions input;

    OnnxModel open() {
        OnnxModel.Choices choices = choices();
        return builtIn().map(it -> it.open(choices)).orElseGet(() -> OnnxModel.open(model, choices));
    }

    /** What was said about the model where its file leaves a choice. */
    OnnxModel.Choices choices() {
        return input.choices();
    }

    private Optional<BuiltInModel> builtIn() {
        return model == null ? Optional.of(BuiltInModel.DEFAULT) : BuiltInModel.of(model);
    }

    Preprocessing preprocessing() {
        return input.preprocessing();
    }

    /** As many names as there are classes. */
    List<String> classNames(int classes) {
        return input.classNames(builtIn(), classes);
    }
}
