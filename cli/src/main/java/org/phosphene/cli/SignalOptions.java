package org.phosphene.cli;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSource;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.NoiseField;
import org.phosphene.stimulus.SignalInNoise;
import org.phosphene.stimulus.StimulusSpec;
import picocli.CommandLine.Option;

/** Which signal is mixed with the noise, if any. */
final class SignalOptions {
    @Option(
            names = "--signal",
            paramLabel = "DATASET",
            description =
                    "Mix test images of a data set or a folder with the noise, Eq. 1 and 3: a share of --gamma is "
                            + "image, the rest noise.")
    private String source;

    @Option(
            names = "--signal-classes",
            paramLabel = "A,B",
            split = ",",
            description =
                    "Of these classes only, by name or number. A model of as many classes has them in this order.")
    private List<String> classes;

    @Option(names = "--gamma", paramLabel = "G", description = "Share of the signal, 0 to 1; needed with --signal.")
    private Double gamma;

    /**
     * The stimulus: the noise alone, or a signal in it.
     *
     * @param modelClasses how many the model has
     * @throws UsageException if the options do not fit each other, the noise or the model
     */
    StimulusSpec in(NoiseField noise, int modelClasses, Material material, Supplier<DataFolder> data) {
        if (source == null) {
            if (gamma != null || classes != null) {
                throw new UsageException("--gamma and --signal-classes are about a signal: name one with --signal");
            }
            return noise;
        }
        if (gamma == null) {
            throw new UsageException("--signal needs the share of the signal, as in --gamma 0.3");
        }
        LabelledImages images = material.signals(source, noise.shape());
        if (classes != null) {
            List<String> names = DataSource.of(source, data).classNames();
            images = SignalClasses.of(classes, names, modelClasses, "--signal-classes")
                    .of(images);
        }
        if (images.classes() > modelClasses) {
            throw new UsageException("--signal " + source + ": it has " + images.classes() + " classes, the model "
                    + modelClasses + "; choose some with --signal-classes, in the order of the model's");
        }
        return new SignalInNoise(noise, images, gamma);
    }

    /** The classes of a signal that occur, in order. */
    static List<Integer> occurring(LabelledImages images) {
        TreeSet<Integer> labels = new TreeSet<>();
        for (int i = 0; i < images.count(); i++) {
            labels.add(images.label(i));
        }
        return List.copyOf(labels);
    }
}
