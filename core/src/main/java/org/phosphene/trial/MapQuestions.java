package org.phosphene.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.Observer;
import org.phosphene.observer.ObserverException;

/**
 * Asks an observer what it sees in its own maps (the titles of Fig. 2): each map as it is, a nearly grey mean of noise, and
 * stretched to the full range from black to white.
 */
public final class MapQuestions {
    private final Observer observer;
    private final int batch;

    private MapQuestions(Observer observer, int batch) {
        this.observer = observer;
        this.batch = batch;
    }

    /**
     * Questions to one observer.
     *
     * @param batch how many stimuli the observer is shown at once; a batch that the maps do not fill ends in black images
     */
    public static MapQuestions to(Observer observer, int batch) {
        return new MapQuestions(observer, batch);
    }

    /**
     * Shows all maps.
     *
     * @throws ObserverException if the observer fails, or its answer is none of the classes
     */
    public Verdicts ask(ClassificationImages images) {
        return new Verdicts(
                labels(images, image -> plain(image.mean())), labels(images, ClassificationImage::stretched));
    }

    private static float[] plain(double[] mean) {
        float[] values = new float[mean.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) mean[i];
        }
        return values;
    }

    private int[] labels(ClassificationImages images, Function<ClassificationImage, float[]> shown) {
        int[] verdicts = new int[images.classes()];
        Arrays.fill(verdicts, Verdicts.NONE);
        int size = images.shape().size();
        List<ClassificationImage> rest = new ArrayList<>(images.images());
        while (!rest.isEmpty()) {
            List<ClassificationImage> now = rest.subList(0, Math.min(batch, rest.size()));
            float[] stimuli = new float[batch * size];
            for (int i = 0; i < now.size(); i++) {
                System.arraycopy(shown.apply(now.get(i)), 0, stimuli, i * size, size);
            }
            int[] labels = new int[batch];
            Arrays.fill(labels, Verdicts.NONE);
            observer.label(stimuli, batch, labels);
            for (int i = 0; i < now.size(); i++) {
                verdicts[now.get(i).label()] = checked(labels[i], now.get(i), images.classes());
            }
            now.clear();
        }
        return verdicts;
    }

    private static int checked(int label, ClassificationImage map, int classes) {
        if (label < 0 || label >= classes) {
            throw new ObserverException("the map of class " + map.label() + ": the observer answered " + label
                    + ", there are classes 0.." + (classes - 1));
        }
        return label;
    }
}
