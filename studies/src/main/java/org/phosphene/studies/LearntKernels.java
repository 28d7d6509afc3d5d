package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import org.phosphene.onnx.network.LayerUnits;
import org.phosphene.stimulus.Shape;
import org.phosphene.triggered.Responses;
import org.phosphene.triggered.Window;

/** The kernels of a convolution, read off its output: what a single white pixel on black adds to it. */
final class LearntKernels {
    private LearntKernels() {}

    /** One for each unit, over its receptive field. The units must be linear, so before the activation. */
    static List<double[]> of(LayerUnits units, Shape image) {
        Window window = units.units().get(0).window();
        Shape shape = window.shape(image);
        int count = shape.size() + 1;
        // the first stimulus is black
        float[] stimuli = new float[count * image.size()];
        int stimulus = 1;
        for (int c = 0; c < image.channels(); c++) {
            for (int r = 0; r < window.rows(); r++) {
                for (int k = 0; k < window.columns(); k++) {
                    int pixel = (c * image.height() + window.top() + r) * image.width() + window.left() + k;
                    stimuli[stimulus++ * image.size() + pixel] = 1;
                }
            }
        }
        int maps = units.maps().size();
        float[] responses = new float[count * maps];
        try (Responses linear = units.open()) {
            linear.of(stimuli, count, responses);
        }
        List<double[]> kernels = new ArrayList<>();
        for (int u = 0; u < maps; u++) {
            double[] kernel = new double[shape.size()];
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] = responses[(i + 1) * maps + u] - responses[u];
            }
            kernels.add(kernel);
        }
        return kernels;
    }
}
