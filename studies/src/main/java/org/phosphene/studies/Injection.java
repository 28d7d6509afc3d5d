package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.Probe;
import org.phosphene.onnx.network.Tail;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.trial.RunStoppedException;

/**
 * What a network says of real images when a layer gets {@code (1 - gamma) a + gamma x} instead of its own activation x: a is
 * the mean activation for noise of a class. The front of the network is computed once for all classes and all gamma.
 *
 * @param called how many images of each true class are called by the class whose activation was put in: by class put in, step
 *     of gamma, true class; nothing for a class without activation
 * @param counts images of each true class
 */
@SuppressWarnings("ArrayRecordComponent") // counts: lists of boxes would not read better
record Injection(int[][][] called, int[] counts) {
    /** Gamma goes from 0 to 1 in so many steps. */
    static final int STEPS = 10;

    private static final int BATCH = 50;

    /**
     * Tries all classes that have an activation.
     *
     * @param activations the first layer of which is the tensor
     * @param images whole batches of them, so that all are answered in one batch size
     */
    static Injection into(
            Network network,
            String tensor,
            int layer,
            LayerMeans activations,
            LabelledImages images,
            StudySetting setting) {
        int workers = Math.min(setting.workers(), (images.count() + BATCH - 1) / BATCH);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Callable<int[][][]>> parts = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                int first = w * BATCH;
                parts.add(() -> part(network, tensor, layer, activations, images, first, workers * BATCH, setting));
            }
            int classes = activations.means().size();
            int[][][] called = new int[classes][STEPS + 1][classes];
            for (Future<int[][][]> part : pool.invokeAll(parts)) {
                add(called, part.get());
            }
            return new Injection(called, counts(images, classes));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunStoppedException("stopped");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static void add(int[][][] to, int[][][] more) {
        for (int c = 0; c < to.length; c++) {
            for (int step = 0; step < to[c].length; step++) {
                for (int label = 0; label < to[c][step].length; label++) {
                    to[c][step][label] += more[c][step][label];
                }
            }
        }
    }

    private static int[] counts(LabelledImages images, int classes) {
        int[] counts = new int[classes];
        for (int i = 0; i < images.count(); i++) {
            counts[images.label(i)]++;
        }
        return counts;
    }

    private static int[][][] part(
            Network network,
            String tensor,
            int layer,
            LayerMeans activations,
            LabelledImages images,
            int first,
            int stride,
            StudySetting setting) {
        int classes = activations.means().size();
        int[][][] called = new int[classes][STEPS + 1][classes];
        try (Probe probe = network.probe(List.of(tensor));
                Tail tail = network.tail(tensor)) {
            int size = images.shape().size();
            float[] batch = new float[BATCH * size];
            int[] labels = new int[BATCH];
            int[] truth = new int[BATCH];
            float[] mixed = new float[BATCH * tail.tensor().size()];
            int[][] alone = new int[classes][BATCH];
            for (int c : activations.reached()) {
                mix(activations.of(c, layer), mixed, 0, mixed);
                tail.label(mixed, BATCH, alone[c]);
            }
            for (int at = first; at < images.count(); at += stride) {
                int count = Math.min(BATCH, images.count() - at);
                for (int i = 0; i < count; i++) {
                    images.values(at + i, batch, i * size);
                }
                float[] real = probe.values(batch, BATCH)[0];
                for (int i = 0; i < count; i++) {
                    truth[i] = images.label(at + i);
                }
                tail.label(real, BATCH, labels);
                for (int c : activations.reached()) {
                    // neither end depends on both: the image alone, and the activation alone
                    count(called[c][STEPS], labels, truth, count, c);
                    count(called[c][0], alone[c], truth, count, c);
                }
                for (int c : activations.reached()) {
                    for (int step = 1; step < STEPS; step++) {
                        if (setting.stop().getAsBoolean()) {
                            throw new RunStoppedException("stopped");
                        }
                        mix(activations.of(c, layer), real, (double) step / STEPS, mixed);
                        tail.label(mixed, BATCH, labels);
                        count(called[c][step], labels, truth, count, c);
                    }
                }
            }
        }
        return called;
    }

    private static void count(int[] called, int[] labels, int[] truth, int count, int wanted) {
        for (int i = 0; i < count; i++) {
            called[truth[i]] += labels[i] == wanted ? 1 : 0;
        }
    }

    private static void mix(double[] activation, float[] real, double gamma, float[] mixed) {
        for (int i = 0; i < real.length; i++) {
            mixed[i] = (float) ((1 - gamma) * activation[i % activation.length] + gamma * real[i]);
        }
    }

    /** The share of the images of other classes that are called by the class put in. */
    double ratio(int label, int step) {
        int wrong = 0;
        int others = 0;
        for (int c = 0; c < counts.length; c++) {
            if (c != label) {
                wrong += called[label][step][c];
                others += counts[c];
            }
        }
        return others == 0 ? 0 : (double) wrong / others;
    }

    /** The same for the images of one class; 0 without images. */
    double ratio(int label, int step, int of) {
        return counts[of] == 0 ? 0 : (double) called[label][step][of] / counts[of];
    }

    /** The mean over all gamma between 0 and 1. */
    double mean(int label) {
        double sum = 0;
        for (int step = 1; step < STEPS; step++) {
            sum += ratio(label, step);
        }
        return sum / (STEPS - 1);
    }
}
