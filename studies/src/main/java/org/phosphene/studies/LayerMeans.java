package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.Probe;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * The mean activation of each layer for the images of each class.
 *
 * @param layers what was read
 * @param counts images of each class
 * @param means for each class one row of values for each layer; nothing of a class without images
 */
record LayerMeans(List<InnerTensor> layers, List<Integer> counts, List<Optional<double[][]>> means) {
    /** Images of a class from which on numbers are taken of its mean. */
    static final int ENOUGH = 20;

    private static final int BATCH = 50;

    /** What is shown: image by image. */
    private interface Source {
        /** Writes image {@code index} of a class. */
        void show(int label, int index, float[] to, int at);
    }

    /** Of the trials in which noise was called by a class. */
    static LayerMeans ofNoise(
            Network network, List<String> layers, StimulusSpec noise, long seed, List<List<Long>> trials) {
        Stimuli stimuli = noise.stimuli(seed);
        int[] levels = new int[noise.shape().size()];
        return of(network, layers, trials.stream().map(List::size).toList(), (label, index, to, at) -> {
            int signal = stimuli.noise(trials.get(label).get(index), levels, 0);
            stimuli.show(levels, 0, signal, to, at);
        });
    }

    /** Of real images by their true class. */
    static LayerMeans ofImages(Network network, List<String> layers, LabelledImages images, int classes) {
        List<List<Integer>> members = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < images.count(); i++) {
            members.get(images.label(i)).add(i);
        }
        return of(
                network,
                layers,
                members.stream().map(List::size).toList(),
                (label, index, to, at) -> images.values(members.get(label).get(index), to, at));
    }

    private static LayerMeans of(Network network, List<String> layers, List<Integer> counts, Source source) {
        List<Optional<double[][]>> means = new ArrayList<>();
        try (Probe probe = network.probe(layers)) {
            int size = network.model().contract().shape().size();
            for (int c = 0; c < counts.size(); c++) {
                means.add(
                        counts.get(c) == 0
                                ? Optional.empty()
                                : Optional.of(mean(probe, size, c, counts.get(c), source)));
            }
            return new LayerMeans(probe.tensors(), counts, means);
        }
    }

    /** One batch size for all, filled up with black, so that the engine's rounding does not depend on the counts. */
    private static double[][] mean(Probe probe, int size, int label, int count, Source source) {
        double[][] sums = new double[probe.tensors().size()][];
        for (int t = 0; t < sums.length; t++) {
            sums[t] = new double[probe.tensors().get(t).size()];
        }
        float[] images = new float[BATCH * size];
        for (int first = 0; first < count; first += BATCH) {
            int some = Math.min(BATCH, count - first);
            for (int i = 0; i < some; i++) {
                source.show(label, first + i, images, i * size);
            }
            float[][] values = probe.values(images, BATCH);
            for (int t = 0; t < sums.length; t++) {
                add(sums[t], values[t], some);
            }
        }
        for (double[] sum : sums) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= count;
            }
        }
        return sums;
    }

    private static void add(double[] sum, float[] values, int rows) {
        for (int row = 0, at = 0; row < rows; row++) {
            for (int i = 0; i < sum.length; i++, at++) {
                sum[i] += values[at];
            }
        }
    }

    /** Classes with images. */
    List<Integer> reached() {
        List<Integer> reached = new ArrayList<>();
        for (int c = 0; c < means.size(); c++) {
            if (means.get(c).isPresent()) {
                reached.add(c);
            }
        }
        return reached;
    }

    /** The mean activation of a layer for a class that has images. */
    double[] of(int label, int layer) {
        return means.get(label).orElseThrow()[layer];
    }

    /** Classes with enough images for a mean that is not mostly one image. */
    List<Integer> measured() {
        return reached().stream().filter(c -> counts.get(c) >= ENOUGH).toList();
    }

    /** The mean distance of two classes in a layer; empty with fewer than two classes that have enough images. */
    Optional<Double> distance(int layer) {
        List<Integer> measured = measured();
        double sum = 0;
        int pairs = 0;
        for (int a : measured) {
            for (int b : measured) {
                if (a < b) {
                    sum += distance(of(a, layer), of(b, layer));
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Optional.empty() : Optional.of(sum / pairs);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** The mean length of the classes' activations in a layer; empty without classes. */
    Optional<Double> length(int layer) {
        List<Integer> measured = measured();
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(measured.stream()
                        .mapToDouble(c -> distance(of(c, layer), new double[of(c, layer).length]))
                        .average()
                        .orElseThrow());
    }

    /** How a layer's activations for a class resemble those of other images, mean over the classes that both have enough of. */
    Optional<Double> similarity(LayerMeans other, int layer) {
        double[] each = measured().stream()
                .filter(other.measured()::contains)
                .mapToDouble(c -> Pearson.of(of(c, layer), other.of(c, layer)))
                .toArray();
        return each.length == 0
                ? Optional.empty()
                : Optional.of(java.util.Arrays.stream(each).average().orElseThrow());
    }
}
