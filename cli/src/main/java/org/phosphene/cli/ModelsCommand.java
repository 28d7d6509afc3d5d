package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phosphene.zoo.BuiltInModel;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.ModelFiles;
import org.phosphene.zoo.Score;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the networks that are built in. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the networks that are built in. The names of classifiers stand for a MODEL in "
                + "every other command.",
        footerHeading = "%nExamples:%n",
        footer = {"  phosphene models", "  phosphene models fashion-cnn --out fashion-cnn.onnx"})
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Show the card of this one.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the network NAME to this .onnx file, its card beside it.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        if (name == null) {
            if (out != null) {
                throw new UsageException("--out " + out + ": name the network that is to be written");
            }
            BuiltInModel.names().forEach(each -> to.println(line(each, new BuiltInModel(each).card())));
        } else {
            BuiltInModel model = named();
            to.print(model.card().text());
            if (out != null) {
                ModelFiles.write(out, model.onnx(), model.card());
            }
        }
        to.flush();
        return ExitStatus.OK;
    }

    private BuiltInModel named() {
        if (!BuiltInModel.names().contains(name)) {
            throw new UsageException(
                    "network '" + name + "': expected one of " + String.join(", ", BuiltInModel.names()));
        }
        return new BuiltInModel(name);
    }

    private static String line(String name, ModelCard card) {
        String line = String.format(
                Locale.ROOT,
                "%-26s %9d parameters, %s, %s",
                name,
                card.parameters(),
                card.data(),
                card.score() instanceof Score.Accuracy accuracy
                        ? String.format(Locale.ROOT, "%.2f %% right", 100 * accuracy.share())
                        : String.format(
                                Locale.ROOT, "mean square %.4f", ((Score.Distortion) card.score()).meanSquare()));
        return card.backdoor()
                .map(it -> line + String.format(Locale.ROOT, ", backdoor works on %.2f %%", 100 * it.success()))
                .orElse(line);
    }
}
