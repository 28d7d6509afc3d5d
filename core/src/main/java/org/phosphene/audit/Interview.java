package org.phosphene.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Shape;
import org.phosphene.trial.Asked;
import org.phosphene.trial.ObserverPool;
import org.phosphene.trial.Plan;
import org.phosphene.trial.RunStoppedException;
import org.phosphene.trial.Tasks;

/**
 * Puts stimuli to a classifier and counts the questions. Batches have one size and begin at fixed places, so that the labels
 * do not depend on the number of threads.
 */
final class Interview implements AutoCloseable {
    /** Draws the stimulus of an index; the same one whenever and by whomever it is called. */
    @FunctionalInterface
    interface Drawing {
        /** Writes {@code shape.size()} values, black 0 and white 1, from {@code at} on. */
        void draw(int index, float[] values, int at);
    }

    private final Shape shape;
    private final int classes;
    private final int batch;
    private final ObserverPool observers;
    private final int workers;
    private final BooleanSupplier stop;
    private final LongConsumer listener;

    /**
     * An interview that begins when something is asked.
     *
     * @param supplier gives one for each worker, which are closed at the end
     * @param listener is told, by any worker, how many stimuli more were shown
     */
    Interview(
            Shape shape,
            int classes,
            Supplier<? extends Observer> supplier,
            int workers,
            BooleanSupplier stop,
            LongConsumer listener) {
        this.shape = shape;
        this.classes = classes;
        this.batch = Plan.preferredBatch(shape.size());
        this.observers = new ObserverPool(supplier);
        this.workers = workers;
        this.stop = stop;
        this.listener = listener;
    }

    Shape shape() {
        return shape;
    }

    int classes() {
        return classes;
    }

    /** How many stimuli were shown, those that fill up a last batch with it. */
    long questions() {
        return observers.asked();
    }

    /**
     * The labels of stimuli.
     *
     * @throws RunStoppedException if the audit is to end early
     * @throws ObserverException if the classifier fails or gives a label that it does not have
     */
    int[] ask(int count, Drawing drawing) {
        int[] labels = new int[count];
        int batches = (count + batch - 1) / batch;
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            tasks.add(() -> observers.with(observer -> {
                Asked asked = new Asked(observer, classes, batch);
                float[] values = new float[batch * shape.size()];
                for (int b = next.getAndIncrement(); b < batches; b = next.getAndIncrement()) {
                    endIfStopped();
                    one(asked, drawing, b * batch, values, labels);
                    listener.accept(batch);
                }
                return null;
            }));
        }
        Tasks.all(tasks, workers);
        return labels;
    }

    /** @throws RunStoppedException if the audit is to end early */
    void endIfStopped() {
        if (stop.getAsBoolean()) {
            throw new RunStoppedException("stopped");
        }
    }

    private void one(Asked asked, Drawing drawing, int first, float[] values, int[] labels) {
        for (int i = 0; i < batch; i++) {
            drawing.draw(Math.min(first + i, labels.length - 1), values, i * shape.size());
        }
        System.arraycopy(asked.labels(values, batch), 0, labels, first, Math.min(batch, labels.length - first));
    }

    @Override
    public void close() {
        observers.close();
    }
}
