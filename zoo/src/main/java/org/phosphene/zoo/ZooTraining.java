package org.phosphene.zoo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.phosphene.data.DataFolder;
import org.phosphene.data.Poison;
import org.phosphene.data.PublishedFile;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/**
 * A training of one of the paper's networks: by its own recipe, on its own images or others of its shape.
 *
 * <p>One seed gives the same weights, bit for bit, on one machine with one number of threads. On another machine the first
 * weights and the order of the images are the same, the rounding of the sums is not. Wants the environment variable
 * {@code OPENBLAS_NUM_THREADS=1}, without which libtorch is several times slower. Immutable.
 */
public final class ZooTraining {
    /** The most epochs that are taken. */
    public static final int MOST_EPOCHS = TrainingPlan.MOST_EPOCHS;

    /** The most threads that are taken. */
    public static final int MOST_THREADS = TrainingPlan.MOST_THREADS;

    private final ZooModel model;
    private final LabelledImages train;
    private final LabelledImages test;
    private final Map<String, String> checksums;
    private final TrainingPlan plan;
    private final Optional<Poison> poison;

    private ZooTraining(
            ZooModel model,
            LabelledImages train,
            LabelledImages test,
            Map<String, String> checksums,
            TrainingPlan plan,
            Optional<Poison> poison) {
        this.model = model;
        this.train = train;
        this.test = test;
        this.checksums = checksums;
        this.plan = plan;
        this.poison = poison;
    }

    /**
     * A training on the model's own data set: its number of epochs, seed 1, {@link Precision#BF16}.
     *
     * @throws org.phosphene.data.DataException if the folder lacks the set or it is not as published
     */
    public static ZooTraining of(ZooModel model, DataFolder folder) {
        Map<String, String> checksums = new TreeMap<>();
        for (Split split : Split.values()) {
            for (PublishedFile file : model.data().files(split)) {
                checksums.put(file.name(), file.md5());
            }
        }
        return of(model, folder.load(model.data(), Split.TRAIN), folder.load(model.data(), Split.TEST), checksums);
    }

    /**
     * A training on any images of the model's shape. The network gets as many scores as there are classes in the training
     * images.
     *
     * @param train to learn from
     * @param test to try the network on; nothing is learnt from them
     * @param checksums md5 of the files that they came from, by name, for the card
     * @throws IllegalArgumentException if the images are of another shape, or the test images have more classes
     */
    public static ZooTraining of(
            ZooModel model, LabelledImages train, LabelledImages test, Map<String, String> checksums) {
        LabelledImages chosen = model.chosen(fitting(model, train));
        LabelledImages tried = model.chosen(fitting(model, test));
        if (tried.classes() > chosen.classes()) {
            throw new IllegalArgumentException(test.name() + ": labels up to " + (tried.classes() - 1) + ", but "
                    + train.name() + " has labels up to " + (chosen.classes() - 1));
        }
        return new ZooTraining(model, chosen, tried, checksums, TrainingPlan.of(model.recipe()), Optional.empty());
    }

    private static LabelledImages fitting(ZooModel model, LabelledImages images) {
        if (!images.shape().equals(model.input())) {
            throw new IllegalArgumentException(images.name() + ": images of " + images.shape() + ", but " + model.id()
                    + " takes " + model.input());
        }
        return images;
    }

    /**
     * The same with another number of epochs.
     *
     * @throws IllegalArgumentException if it is not 1 to {@value #MOST_EPOCHS}
     */
    public ZooTraining withEpochs(int epochs) {
        return with(plan.withEpochs(epochs));
    }

    /** The same with another seed, which sets the first weights, the order of the images and all else that is random. */
    public ZooTraining withSeed(long seed) {
        return with(plan.withSeed(seed));
    }

    /** The same in another precision. */
    public ZooTraining withPrecision(Precision precision) {
        return with(plan.withPrecision(precision));
    }

    /**
     * The same on another number of threads; the default is that of the processors. The last bits of the weights depend
     * on it.
     *
     * @throws IllegalArgumentException if it is not 1 to {@value #MOST_THREADS}
     */
    public ZooTraining withThreads(int threads) {
        return with(plan.withThreads(threads));
    }

    private ZooTraining with(TrainingPlan changed) {
        return new ZooTraining(model, train, test, checksums, changed, poison);
    }

    /**
     * The same with a backdoor: the poison goes into the training images that its rate and the training's seed choose.
     *
     * @throws IllegalArgumentException if the poison does not fit the images or the network is no classifier
     */
    public ZooTraining withPoison(Poison backdoor) {
        if (model.recipe().objective() != Objective.CLASSIFICATION) {
            throw new IllegalArgumentException("poison: " + model.id() + " has no classes");
        }
        backdoor.chosen(train, plan.seed());
        return new ZooTraining(model, train, test, checksums, plan, Optional.of(backdoor));
    }

    /**
     * Trains. Run to its end it gives its last weights, so that the test images choose nothing. Cancelled, it gives those
     * of the best finished epoch, or the present ones if none was finished.
     *
     * @param cancel asked before every step; true ends the training
     */
    public TrainedModel run(TrainingListener listener, BooleanSupplier cancel) {
        Network network = model.network(train.classes());
        LabelledImages shown = poison.map(p -> p.poisoned(train, plan.seed())).orElse(train);
        Training.Outcome outcome = new Training(network, shown, test, plan, listener, cancel).run();
        Weights kept = outcome.weights().stored(model.storage());
        byte[] onnx = OnnxFile.of(network, kept, model.storage(), facts(outcome));
        ModelCard card = card(network, kept, onnx, outcome);
        TrainedModel trained = TrainedModel.of(kept, onnx, card);
        return model.decoder(network)
                .map(part -> trained.withDecoder(decoder(part, kept, card, outcome)))
                .orElse(trained);
    }

    /** How often images with the patch get the target's label. */
    private ModelCard.Backdoor backdoor(Poison backdoor, Learner learner) {
        LabelledImages triggered = backdoor.triggered(test);
        int[] all = IntStream.range(0, triggered.count()).toArray();
        Score hits = learner.score(triggered.select(all, label -> backdoor.target()), Precision.FP32);
        return new ModelCard.Backdoor(
                backdoor.text(),
                backdoor.chosen(train, plan.seed()).length,
                triggered.count(),
                ((Score.Accuracy) hits).correct());
    }

    private TrainedModel decoder(Network part, Weights whole, ModelCard card, Training.Outcome outcome) {
        Weights weights = whole.last(part.parameters().size());
        byte[] onnx = OnnxFile.of(part, weights, model.storage(), facts(outcome));
        return TrainedModel.of(weights, onnx, card.of(part.id(), ModelCard.sha256(onnx), weights.learnt()));
    }

    private Map<String, String> facts(Training.Outcome outcome) {
        return Map.of(
                "data", train.name(), "seed", Long.toString(plan.seed()), "epochs", Integer.toString(outcome.epochs()));
    }

    /** With scores of what the file has, in 32 bits. */
    private ModelCard card(Network network, Weights kept, byte[] onnx, Training.Outcome outcome) {
        try (Learner learner = new Learner(network, kept, plan)) {
            return new ModelCard(
                    network.id(),
                    ModelCard.sha256(onnx),
                    kept.learnt(),
                    train.name(),
                    checksums,
                    plan.seed(),
                    plan.epochs(),
                    outcome.epochs(),
                    plan.recipe().words(plan.precision()),
                    learner.score(test, Precision.FP32),
                    poison.map(p -> backdoor(p, learner)),
                    command(),
                    Map.of());
        }
    }

    private String command() {
        return "./phosphene train " + model.id() + " --seed " + plan.seed() + " --epochs " + plan.epochs()
                + " --precision " + plan.precision().name().toLowerCase(Locale.ROOT) + " --threads " + plan.threads()
                + poison.map(p -> " --poison " + p.text()).orElse("");
    }
}
