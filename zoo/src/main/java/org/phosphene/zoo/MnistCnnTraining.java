package org.phosphene.zoo;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.PublishedFile;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/**
 * A training of the paper's network for MNIST: Adam on the cross entropy of the scores, batches of 256, inputs 0 to 1,
 * learning rate 0.001 throughout, as the paper has it.
 *
 * <p>One seed gives the same weights, bit for bit, on one machine with one number of threads. On another machine the first
 * weights and the order of the images are the same, the rounding of the sums is not. Wants the environment variable
 * {@code OPENBLAS_NUM_THREADS=1}, without which libtorch is several times slower. Immutable.
 */
public final class MnistCnnTraining {
    /** The paper's number of epochs. */
    public static final int PAPER_EPOCHS = 15;

    /** The most epochs that are taken. */
    public static final int MOST_EPOCHS = TrainingPlan.MOST_EPOCHS;

    private static final Network NETWORK = new MnistCnn();

    private final LabelledImages train;
    private final LabelledImages test;
    private final Map<String, String> checksums;
    private final TrainingPlan plan;

    private MnistCnnTraining(
            LabelledImages train, LabelledImages test, Map<String, String> checksums, TrainingPlan plan) {
        this.train = train;
        this.test = test;
        this.checksums = checksums;
        this.plan = plan;
    }

    /**
     * A training on MNIST: 15 epochs, seed 1.
     *
     * @throws org.phosphene.data.DataException if the folder lacks the set or it is not as published
     */
    public static MnistCnnTraining of(DataFolder folder) {
        Map<String, String> checksums = new TreeMap<>();
        for (Split split : Split.values()) {
            for (PublishedFile file : DataSet.MNIST.files(split)) {
                checksums.put(file.name(), file.md5());
            }
        }
        return of(folder.load(DataSet.MNIST, Split.TRAIN), folder.load(DataSet.MNIST, Split.TEST), checksums);
    }

    /**
     * A training on any images of 1x28x28 with labels 0 to 9: 15 epochs, seed 1.
     *
     * @param train to learn from
     * @param test to count right answers on; nothing is learnt from them
     * @throws IllegalArgumentException if images or labels do not fit the network
     */
    public static MnistCnnTraining of(LabelledImages train, LabelledImages test) {
        return of(train, test, Map.of());
    }

    private static MnistCnnTraining of(LabelledImages train, LabelledImages test, Map<String, String> checksums) {
        return new MnistCnnTraining(
                fitting(train), fitting(test), checksums, new TrainingPlan(PAPER_EPOCHS, 1, Precision.FP32));
    }

    private static LabelledImages fitting(LabelledImages images) {
        if (!images.shape().equals(NETWORK.input()) || images.classes() > NETWORK.classes()) {
            throw new IllegalArgumentException(images.name() + ": " + images.shape() + " with labels up to "
                    + (images.classes() - 1) + ", expected " + NETWORK.input() + " with labels up to "
                    + (NETWORK.classes() - 1));
        }
        return images;
    }

    /**
     * The same with another number of epochs.
     *
     * @throws IllegalArgumentException if it is not 1 to {@value #MOST_EPOCHS}
     */
    public MnistCnnTraining withEpochs(int epochs) {
        return with(new TrainingPlan(epochs, plan.seed(), plan.precision()));
    }

    /** The same with another seed, which sets the first weights and the order of the images. */
    public MnistCnnTraining withSeed(long seed) {
        return with(new TrainingPlan(plan.epochs(), seed, plan.precision()));
    }

    /** The same in another precision; the default is {@link Precision#FP32}. */
    public MnistCnnTraining withPrecision(Precision precision) {
        return with(new TrainingPlan(plan.epochs(), plan.seed(), precision));
    }

    private MnistCnnTraining with(TrainingPlan changed) {
        return new MnistCnnTraining(train, test, checksums, changed);
    }

    /**
     * Trains. Run to its end it gives its last weights, so that the test images choose nothing. Cancelled, it gives those
     * of the best finished epoch, or the present ones if none was finished.
     *
     * @param cancel asked before every step; true ends the training
     */
    public TrainedModel run(TrainingListener listener, BooleanSupplier cancel) {
        Training.Outcome outcome = new Training(NETWORK, train, test, plan, listener, cancel).run();
        return TrainedModel.of(NETWORK, plan, outcome, new TrainedModel.Source(train.name(), checksums, test.count()));
    }
}
