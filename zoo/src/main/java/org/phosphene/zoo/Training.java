package org.phosphene.zoo;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.phosphene.stimulus.LabelledImages;

/** One training of one network while it runs. */
final class Training {
    /**
     * What a training leaves.
     *
     * @param weights that were kept
     * @param epochs after which they were; 0 when the first was cancelled
     * @param score on the test images, in the precision of the training
     */
    record Outcome(Weights weights, int epochs, Score score) {}

    private final Network network;
    private final LabelledImages train;
    private final LabelledImages test;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final BooleanSupplier cancel;
    private final int[] order;
    private final int batch;
    private final int steps;

    Training(
            Network network,
            LabelledImages train,
            LabelledImages test,
            TrainingPlan plan,
            TrainingListener listener,
            BooleanSupplier cancel) {
        this.network = network;
        this.train = train;
        this.test = test;
        this.plan = plan;
        this.listener = listener;
        this.cancel = cancel;
        order = IntStream.range(0, train.count()).toArray();
        batch = plan.recipe().batch();
        steps = (train.count() + batch - 1) / batch;
    }

    /** The last weights; if cancelled, those of the best finished epoch, or the present ones if none was finished. */
    Outcome run() {
        // One stream for the weights and one for the order, so that neither moves the other.
        Weights first = Weights.initial(network.parameters(), plan.seed());
        SplittableRandom shuffle = new SplittableRandom(~plan.seed());
        try (Learner learner = new Learner(network, first, plan)) {
            Outcome best = null;
            for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
                shuffle(order, shuffle);
                Optional<Score> score = epoch(learner, epoch);
                if (score.isEmpty()) {
                    return best != null
                            ? best
                            : new Outcome(learner.weights(), 0, learner.score(test, plan.precision()));
                }
                Outcome now = new Outcome(learner.weights(), epoch, score.get());
                best = best == null || now.score.betterThan(best.score) || epoch == plan.epochs() ? now : best;
            }
            return best;
        }
    }

    /** Trains one epoch and tries the test images; empty if it was cancelled. */
    private Optional<Score> epoch(Learner learner, int epoch) {
        double loss = 0;
        int right = 0;
        long begin = System.nanoTime();
        double speed = 0;
        for (int step = 0; step < steps; step++) {
            if (cancel.getAsBoolean()) {
                return Optional.empty();
            }
            int from = step * batch;
            int count = Math.min(batch, order.length - from);
            double done = ((epoch - 1.0) * steps + step + 0.5) / ((double) plan.epochs() * steps);
            Learner.Outcome outcome = learner.step(train, order, from, count, done);
            loss += outcome.loss() * count;
            right += outcome.correct();
            speed = (from + count) * 1e9 / (System.nanoTime() - begin);
            listener.step(new TrainingListener.Step(
                    epoch, plan.epochs(), step + 1, steps, outcome.loss(), share(right, from + count), speed));
        }
        Score score = learner.score(test, plan.precision());
        listener.epoch(new TrainingListener.Epoch(
                epoch, plan.epochs(), loss / order.length, share(right, order.length), score, speed));
        return Optional.of(score);
    }

    /** None where nothing can be right. */
    private OptionalDouble share(int right, int images) {
        return plan.recipe().objective() == Objective.CLASSIFICATION
                ? OptionalDouble.of((double) right / images)
                : OptionalDouble.empty();
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
