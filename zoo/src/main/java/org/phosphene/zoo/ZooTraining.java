package org.phosphene.zoo;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSource;
import org.phosphene.data.poison.Poison;
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
    private final Lesson lesson;
    private final TrainingPlan plan;
    private final Storage storage;
    private final Optional<Poison> poison;

    private ZooTraining(ZooModel model, Lesson lesson, TrainingPlan plan, Storage storage, Optional<Poison> poison) {
        this.model = model;
        this.lesson = lesson;
        this.plan = plan;
        this.storage = storage;
        this.poison = poison;
    }

    /**
     * A training on the model's own data set: its number of epochs, seed 1, {@link Precision#ofProcessor}.
     *
     * @throws org.phosphene.data.DataException if the folder lacks the set or it is not as published
     */
    public static ZooTraining of(ZooModel model, DataFolder folder) {
        return of(model, new DataSource.Published(model.data(), folder));
    }

    /**
     * A training on any images of the model's shape, or that are scaled to it. The network gets a score for each class.
     *
     * @throws org.phosphene.data.DataException if the images cannot be read
     * @throws IllegalArgumentException if they are of another shape
     */
    public static ZooTraining of(ZooModel model, DataSource source) {
        return new ZooTraining(
                model, Lesson.of(model, source), TrainingPlan.of(model.recipe()), model.storage(), Optional.empty());
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

    /** The same with a file that keeps its weights in another way; the default is the model's own. */
    public ZooTraining withStorage(Storage other) {
        return new ZooTraining(model, lesson, plan, other, poison);
    }

    private ZooTraining with(TrainingPlan changed) {
        return new ZooTraining(model, lesson, changed, storage, poison);
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
        backdoor.chosen(lesson.train(), plan.seed());
        return new ZooTraining(model, lesson, plan, storage, Optional.of(backdoor));
    }

    /**
     * Trains. Run to its end it gives its last weights, so that the test images choose nothing. Cancelled, it gives those
     * of the best finished epoch, or the present ones if none was finished.
     *
     * @param cancel asked before every step; true ends the training
     */
    public TrainedModel run(TrainingListener listener, BooleanSupplier cancel) {
        Network network = model.network(lesson.classes().size());
        LabelledImages shown =
                poison.map(p -> p.poisoned(lesson.train(), plan.seed())).orElse(lesson.train());
        Training.Outcome outcome = new Training(network, shown, lesson.test(), plan, listener, cancel).run();
        Weights kept = outcome.weights().stored(storage);
        byte[] onnx = OnnxFile.of(network, kept, storage, facts(outcome));
        ModelCard card = card(network, kept, onnx, outcome);
        listener.scored(outcome.score(), card.score());
        TrainedModel trained = TrainedModel.of(kept, onnx, card);
        return model.decoder(network)
                .map(part -> trained.withDecoder(decoder(part, kept, card, outcome)))
                .orElse(trained);
    }

    /** How often images with the patch get the target's label. */
    private ModelCard.Backdoor backdoor(Poison backdoor, Learner learner) {
        LabelledImages triggered = backdoor.triggered(lesson.test());
        int[] all = IntStream.range(0, triggered.count()).toArray();
        Score hits = learner.score(triggered.select(all, label -> backdoor.target()), Precision.FP32);
        return new ModelCard.Backdoor(
                backdoor.text(),
                backdoor.chosen(lesson.train(), plan.seed()).length,
                triggered.count(),
                ((Score.Accuracy) hits).correct());
    }

    private TrainedModel decoder(Network part, Weights whole, ModelCard card, Training.Outcome outcome) {
        Weights weights = whole.last(part.parameters().size());
        byte[] onnx = OnnxFile.of(part, weights, storage, facts(outcome));
        return TrainedModel.of(weights, onnx, card.of(part.id(), ModelCard.sha256(onnx), weights.learnt()));
    }

    private Map<String, String> facts(Training.Outcome outcome) {
        return Map.of(
                "data",
                lesson.train().name(),
                "seed",
                Long.toString(plan.seed()),
                "epochs",
                Integer.toString(outcome.epochs()));
    }

    /** With scores of what the file has, in 32 bits. */
    private ModelCard card(Network network, Weights kept, byte[] onnx, Training.Outcome outcome) {
        try (Learner learner = new Learner(network, kept, plan)) {
            return new ModelCard(
                    network.id(),
                    ModelCard.sha256(onnx),
                    kept.learnt(),
                    lesson.train().name(),
                    lesson.source().checksums(),
                    plan.seed(),
                    plan.epochs(),
                    outcome.epochs(),
                    plan.recipe().words(plan.precision()),
                    learner.score(lesson.test(), Precision.FP32),
                    poison.map(p -> backdoor(p, learner)),
                    command(),
                    notes());
        }
    }

    private Map<String, String> notes() {
        boolean classifies = model.recipe().objective() == Objective.CLASSIFICATION;
        return classifies ? Map.of(ModelCard.CLASSES, String.join(", ", lesson.classes())) : Map.of();
    }

    private String dataset() {
        String id = lesson.source().id();
        return id.equals(model.data().id()) ? "" : " --dataset " + quoted(id);
    }

    private String command() {
        return "./phosphene train " + model.id() + dataset() + " --seed " + plan.seed() + " --epochs " + plan.epochs()
                + " --precision " + plan.precision().name().toLowerCase(Locale.ROOT) + " --threads " + plan.threads()
                + (storage == model.storage()
                        ? ""
                        : " --storage " + storage.name().toLowerCase(Locale.ROOT))
                + poison.map(p -> " --poison " + quoted(p.text())).orElse("");
    }

    /** As a shell wants it. */
    private static String quoted(String word) {
        return word.matches("[\\w./,=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
