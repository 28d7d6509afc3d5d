package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.data.basis.BasisFile;
import org.phosphene.gabor.GaborBank;
import org.phosphene.gabor.GaborPca;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits Gabor-PCA noise to images. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Fits noise to the training images of a data set and writes its basis as a .safetensors file. "
                        + "gabor-pca: the principal components of the images' Gabor wavelets, and the range of each one's score.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene noise fit gabor-pca --dataset mnist --out mnist.safetensors",
            "  phosphene noise fit gabor-pca --dataset cifar10 --out cifar10.safetensors",
            "  phosphene noise fit gabor-pca --dataset pictures --out pictures.safetensors"
        })
final class NoiseFitCommand implements Callable<Integer> {
    private static final String GABOR = "gabor-pca";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "Which noise: " + GABOR + ".")
    private String kind;

    @Option(
            names = "--dataset",
            paramLabel = "D",
            required = true,
            description = "Images of 28x28 or 32x32 pixels: mnist, fashion-mnist, cifar10, synthetic-digits (made by "
                    + "code, no download), or a folder with a sub-folder of images for each class.")
    private String dataset;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--shape",
            paramLabel = "CxHxW",
            description = "Scale the images of a folder to this shape. Default: 3x32x32.")
    private String shape;

    @Option(
            names = "--components",
            paramLabel = "N",
            description = "How many are kept in each channel. Default: 250 of grey images, 600 of coloured ones.")
    private Integer components;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "How much large weights cost in the ridge regression. Default: 0.1.")
    private double alpha = GaborPca.ALPHA;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The .safetensors file to write.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(out)) {
            throw new UsageException("--out " + out + ": cannot be written there");
        }
        if (!kind.equals(GABOR)) {
            throw new UsageException("noise '" + kind + "': expected " + GABOR);
        }
        LabelledImages images = images();
        int kept = components == null ? GaborPca.components(images.shape()) : components;
        GaborBasis basis = GaborPca.fit(images, kept, alpha, command(kept)).basis();
        BasisFile file = BasisFile.write(out, basis);
        PrintWriter to = spec.commandLine().getOut();
        to.printf(
                Locale.ROOT,
                "%s: %d images of %s, %d wavelets, %d components in each channel%n",
                basis.origin().data(),
                images.count(),
                images.shape(),
                basis.origin().wavelets(),
                basis.components());
        for (int c = 0; c < basis.channels().size(); c++) {
            to.printf(
                    Locale.ROOT,
                    "channel %d: %.2f %% of the variance explained%n",
                    c + 1,
                    100 * basis.channels().get(c).totalExplained());
        }
        to.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
        to.println(out + ": sha256 " + file.sha256());
        to.flush();
        return ExitStatus.OK;
    }

    private LabelledImages images() {
        DataSource source = DataSource.of(dataset, data::folder);
        if (shape != null && !(source instanceof DataSource.Folder)) {
            throw new UsageException(
                    "--shape " + shape + ": is for a folder of images; " + dataset + " has the shape that it has");
        }
        Shape wanted = shape == null ? Shape.of(3, 32, 32) : Shape.parse(shape);
        if (source instanceof DataSource.Folder) {
            // said before thousands of images are read
            GaborBank.of(wanted);
        }
        return source.load(Split.TRAIN, wanted);
    }

    /** What makes the same file again. */
    private String command(int kept) {
        return "phosphene noise fit " + GABOR + " --dataset " + dataset + (shape == null ? "" : " --shape " + shape)
                + " --components " + kept + " --alpha " + alpha;
    }
}
