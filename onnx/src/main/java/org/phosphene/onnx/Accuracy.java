package org.phosphene.onnx;

import org.phosphene.stimulus.ImageScaler;
import org.phosphene.stimulus.LabelledImages;
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
     * @throws IllegalArgumentException if the images have classes that the model does not know, or their channels do not fit
     */
    public static Accuracy of(OnnxModel model, Preprocessing preprocessing, LabelledImages images) {
        Contract contract = model.contract();
        if (images.classes() > contract.classes()) {
            throw new IllegalArgumentException(
                    images.name() + " has " + images.classes() + " classes, the model " + contract.classes());
        }
        ImageScaler scaler = ImageScaler.of(images.shape(), contract.shape());
        int size = contract.shape().size();
        int batch = model.batch(Plan.preferredBatch(size));
        float[] stimuli = new float[batch * size];
        int[] labels = new int[batch];
        int right = 0;
        try (OnnxObserver observer = model.observer(preprocessing)) {
            for (int first = 0; first < images.count(); first += batch) {
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
        return new Accuracy(images.name(), images.count(), right);
    }
}
