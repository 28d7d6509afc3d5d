package org.phosphene.onnx.stimulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.phosphene.onnx.network.InnerTensor;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.network.Probe;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.trial.Plan;
import org.phosphene.trial.Tasks;

/** How active the maps of some layers are, on average over the images of each class. */
public final class ClassActivations {
    private final List<StimulatedLayer> layers;
    private final List<double[][]> means;
    private final String images;

    private ClassActivations(List<StimulatedLayer> layers, List<double[][]> means, String images) {
        this.layers = layers;
        this.means = means;
        this.images = images;
    }

    /**
     * Measures them.
     *
     * @param layers which
     * @param images training images, of the network's shape and with its labels
     * @param workers threads; they do not change the result
     * @throws IllegalArgumentException if the images have another shape
     */
    public static ClassActivations of(
            Network network, List<StimulatedLayer> layers, LabelledImages images, int workers) {
        if (!images.shape().equals(network.model().contract().shape())) {
            throw new IllegalArgumentException(images.name() + ": images of " + images.shape() + ", the network takes "
                    + network.model().contract().shape());
        }
        List<Callable<double[][]>> tasks = new ArrayList<>();
        for (int c = 0; c < images.classes(); c++) {
            int label = c;
            tasks.add(() -> mean(network, layers, images, label));
        }
        return new ClassActivations(List.copyOf(layers), Tasks.all(tasks, workers), images.name());
    }

    /** The means of one class; a class without images has none. */
    private static double[][] mean(Network network, List<StimulatedLayer> layers, LabelledImages images, int label) {
        int[] chosen = IntStream.range(0, images.count())
                .filter(i -> images.label(i) == label)
                .toArray();
        if (chosen.length == 0) {
            return new double[0][];
        }
        double[][] sums = layers.stream()
                .map(layer -> new double[layer.activation().maps()])
                .toArray(double[][]::new);
        int size = images.shape().size();
        int batch = network.model().batch(Plan.preferredBatch(size));
        float[] stimuli = new float[batch * size];
        List<String> names = layers.stream()
                .map(layer -> layer.activation().name())
                .distinct()
                .toList();
        try (Probe probe = network.probe(names)) {
            for (int first = 0; first < chosen.length; first += batch) {
                int count = Math.min(batch, chosen.length - first);
                for (int t = 0; t < count; t++) {
                    images.values(chosen[first + t], stimuli, t * size);
                }
                float[][] values = probe.values(stimuli, batch);
                for (int l = 0; l < sums.length; l++) {
                    InnerTensor tensor = layers.get(l).activation();
                    add(tensor, values[names.indexOf(tensor.name())], count, sums[l]);
                }
            }
        }
        for (int l = 0; l < sums.length; l++) {
            InnerTensor tensor = layers.get(l).activation();
            double units = (double) chosen.length * tensor.rows() * tensor.columns();
            for (int m = 0; m < sums[l].length; m++) {
                sums[l][m] /= units;
            }
        }
        return sums;
    }

    private static void add(InnerTensor tensor, float[] values, int count, double[] sums) {
        int size = tensor.size();
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < size; i++) {
                sums[tensor.mapOf(i)] += values[t * size + i];
            }
        }
    }

    /** The layers that were measured. */
    public List<StimulatedLayer> layers() {
        return layers;
    }

    /** Mean activation of each map of a layer over the images of a class. */
    public double[] mean(StimulatedLayer layer, int label) {
        if (label < 0 || label >= means.size() || means.get(label).length == 0) {
            throw new IllegalArgumentException(images + ": has no image of class " + label);
        }
        int index = layers.indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException("layer '" + layer.name() + "' was not measured");
        }
        return means.get(label)[index].clone();
    }

    /**
     * What strength 1 adds to each map of a layer: lambda a of Eq. 6.
     *
     * @throws IllegalArgumentException if no map of the layer is active for the class, so that there is nothing to divide by
     */
    public float[] current(StimulatedLayer layer, int label) {
        double[] mean = mean(layer, label);
        double largest = java.util.Arrays.stream(mean).max().orElseThrow();
        if (layer.normalised() && !(largest > 0)) {
            throw new IllegalArgumentException("layer '" + layer.name() + "': no map is active for class " + label
                    + " (largest mean " + largest + "), so there is no current to give");
        }
        float[] current = new float[mean.length];
        for (int m = 0; m < current.length; m++) {
            current[m] = (float) (layer.step() * (layer.normalised() ? mean[m] / largest : mean[m]));
        }
        return current;
    }
}
