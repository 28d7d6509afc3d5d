package org.phosphene.zoo;

import java.util.OptionalInt;
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
     * @param correct how many test images get their own label
     */
    record Outcome(Weights weights, int epochs, int correct) {}

    private final Network network;
    private final LabelledImages train;
    private final LabelledImages test;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final BooleanSupplier cancel;
    private final int[] order;
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
        steps = (train.count() + TrainingPlan.BATCH - 1) / TrainingPlan.BATCH;
    }

    /** The last weights; if cancelled, those of the best finished epoch, or the present ones if none was finished. */
    Outcome run() {
        // One stream for the weights and one for the order, so that neither moves the other.
        Weights first = Weights.initial(network.parameters(), plan.seed());
        SplittableRandom shuffle = new SplittableRandom(~plan.seed());
        try (Learner learner = new Learner(network, first, TrainingPlan.BATCH, plan.precision())) {
            Outcome best = null;
            for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
                shuffle(order, shuffle);
                OptionalInt correct = epoch(learner, epoch);
                if (correct.isEmpty()) {
                    return best != null ? best : new Outcome(learner.weights(), 0, learner.correct(test));
                }
                Outcome now = new Outcome(learner.weights(), epoch, correct.getAsInt());
                best = best == null || now.correct > best.correct || epoch == plan.epochs() ? now : best;
            }
            return best;
        }
    }

    /** Trains one epoch and counts the right answers on the test images; empty if it was cancelled. */
    private OptionalInt epoch(Learner learner, int epoch) {
        double loss = 0;
        int right = 0;
        long begin = System.nanoTime();
        double speed = 0;
        for (int step = 0; step < steps; step++) {
            if (cancel.getAsBoolean()) {
                return OptionalInt.empty();
            }
            int from = step * TrainingPlan.BATCH;
            int count = Math.min(TrainingPlan.BATCH, order.length - from);
            Learner.Outcome outcome = learner.step(train, order, from, count);
            loss += outcome.loss() * count;
            right += outcome.correct();
            speed = (from + count) * 1e9 / (System.nanoTime() - begin);
            listener.step(new TrainingListener.Step(epoch, plan.epochs(), step + 1, steps, outcome.loss(), speed));
        }
        int correct = learner.correct(test);
        double share = (double) right / order.length;
        double accuracy = (double) correct / test.count();
        listener.epoch(new TrainingListener.Epoch(epoch, plan.epochs(), loss / order.length, share, accuracy, speed));
        return OptionalInt.of(correct);
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
