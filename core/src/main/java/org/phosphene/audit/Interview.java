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
    private final List<Observer> observers = new ArrayList<>();
    private final BooleanSupplier stop;
    private final LongConsumer listener;
    private long questions;

    /** @param listener is told, by any worker, how many stimuli more were shown */
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
        this.stop = stop;
        this.listener = listener;
        try {
            for (int i = 0; i < workers; i++) {
                observers.add(supplier.get());
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Shape shape() {
        return shape;
    }

    int classes() {
        return classes;
    }

    /** How many stimuli were shown, those that fill up a last batch with it. */
    long questions() {
        return questions;
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
        for (Observer observer : observers) {
            tasks.add(() -> {
                float[] values = new float[batch * shape.size()];
                int[] answers = new int[batch];
                for (int b = next.getAndIncrement(); b < batches; b = next.getAndIncrement()) {
                    endIfStopped();
                    one(observer, drawing, b * batch, values, answers, labels);
                    listener.accept(batch);
                }
                return null;
            });
        }
        Tasks.all(tasks, tasks.size());
        questions += (long) batches * batch;
        return labels;
    }

    /** @throws RunStoppedException if the audit is to end early */
    void endIfStopped() {
        if (stop.getAsBoolean()) {
            throw new RunStoppedException("stopped");
        }
    }

    private void one(Observer observer, Drawing drawing, int first, float[] values, int[] answers, int[] labels) {
        for (int i = 0; i < batch; i++) {
            drawing.draw(Math.min(first + i, labels.length - 1), values, i * shape.size());
        }
        observer.label(values, batch, answers);
        for (int i = 0; i < batch && first + i < labels.length; i++) {
            if (answers[i] < 0 || answers[i] >= classes) {
                throw new ObserverException("label " + answers[i] + " of a classifier with " + classes + " classes");
            }
            labels[first + i] = answers[i];
        }
    }

    @Override
    public void close() {
        observers.forEach(Observer::close);
    }
}
