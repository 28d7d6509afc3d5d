package org.phosphene.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Noise that is fitted to images. */
@Command(
        name = "noise",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        description = "Fits noise to a set of images.",
        subcommands = {NoiseFitCommand.class},
        footerHeading = "%nExample:%n",
        footer = "  phosphene noise fit gabor-pca --dataset mnist --out mnist.safetensors")
final class NoiseCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given; it is fit");
    }
}
