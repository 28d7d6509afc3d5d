package org.phosphene.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.ImageScaler;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.trial.Plan;

/**
 * How often a model is right on real images.
 *
 * @param dataset name of the images
 * @param images how many
 * @param right how many of them were given their class
 */
public record Accuracy(String dataset, int images, int right) {
    /** Share of images that were given their class, 0 to 1. */
    public double value() {
        return (double) right / images;
    }

    /**
     * Puts images to a model, scaled to its shape where they have another.
     *
     * @param workers threads; they do not change the result
     * @throws IllegalArgumentException if the images have classes that the model does not know, or their channels do not fit
     */
    public static Accuracy of(OnnxModel model, Preprocessing preprocessing, LabelledImages images, int workers) {
        Contract contract = model.contract();
        if (images.classes() > contract.classes()) {
            throw new IllegalArgumentException(
                    images.name() + " has " + images.classes() + " classes, the model " + contract.classes());
        }
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                parts.add(threads.submit(() -> right(model, preprocessing, images, next)));
            }
            int right = 0;
            for (Future<Integer> part : parts) {
                right += part.get();
            }
            return new Accuracy(images.name(), images.count(), right);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ObserverException("interrupted", e);
        } finally {
            // after a failure the other workers find no more images
            next.set(images.count());
            threads.shutdownNow();
        }
    }

    /** One worker: takes batches of images until there are none. */
    private static int right(OnnxModel model, Preprocessing preprocessing, LabelledImages images, AtomicInteger next) {
        Shape shape = model.contract().shape();
        ImageScaler scaler = ImageScaler.of(images.shape(), shape);
        int size = shape.size();
        int batch = model.batch(Plan.preferredBatch(size));
        float[] stimuli = new float[batch * size];
        int[] labels = new int[batch];
        int right = 0;
        try (OnnxObserver observer = model.observer(preprocessing)) {
            for (int first = next.getAndAdd(batch); first < images.count(); first = next.getAndAdd(batch)) {
                int count = Math.min(batch, images.count() - first);
                for (int t = 0; t < count; t++) {
                    scaler.scale(images, first + t, stimuli, t * size);
                }
                observer.label(stimuli, batch, labels);
                for (int t = 0; t < count; t++) {
                    right += labels[t] == images.label(first + t) ? 1 : 0;
                }
            }
        }
        return right;
    }
}
