package org.phosphene.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.phosphene.stimulus.Shape;

/**
 * Holds the arithmetic of receptive fields to what a perturbed image shows: pixels outside of a unit's window never change it,
 * and on each of the window's four sides there are some that do.
 */
public final class FieldCheck {
    /** Values far beyond those of images, so that activations and maxima pass on what comes in. */
    private static final float LARGE = 30;

    private final Shape image;
    private final Random random = new Random(11);

    private FieldCheck(Network network) {
        this.image = network.model().contract().shape();
    }

    /**
     * Checks a few units of some tensors.
     *
     * @param attempts how many stimuli may fail to reach a unit before a pixel counts as one that does not change it
     */
    public static void of(Network network, List<InnerTensor> tensors, int attempts) {
        FieldCheck check = new FieldCheck(network);
        for (InnerTensor tensor : tensors) {
            try (Probe probe = network.probe(List.of(tensor.name()))) {
                check.check(probe, tensor, attempts);
            }
        }
    }

    /** The tensors that convolutions make. */
    public static List<InnerTensor> convolutions(Network network) {
        return network.tensors().stream()
                .filter(tensor -> tensor.operator().equals("Conv"))
                .toList();
    }

    private void check(Probe probe, InnerTensor tensor, int attempts) {
        for (int[] place : places(tensor)) {
            Window window = tensor.field().window(place[0], place[1]);
            String where = tensor.name() + " unit " + place[0] + ", " + place[1] + " " + window;
            Set<Side> missing = new LinkedHashSet<>(Side.of(window));
            for (int attempt = 0; attempt < attempts && (attempt == 0 || !missing.isEmpty()); attempt++) {
                List<Side> sides = new ArrayList<>(missing);
                float[][] images = images(window, sides);
                float[] values = probe.values(flat(images), images.length)[0];
                assertThat(changed(values, 1, tensor, place))
                        .as(where + ": the outside")
                        .isFalse();
                for (int s = 0; s < sides.size(); s++) {
                    if (changed(values, 2 + s, tensor, place)) {
                        missing.remove(sides.get(s));
                    }
                }
            }
            assertThat(missing).as(where + ": sides without influence").isEmpty();
        }
    }

    /** Corner, centre and opposite corner. */
    private static List<int[]> places(InnerTensor tensor) {
        int rows = tensor.rows();
        int columns = tensor.columns();
        return List.of(
                new int[] {0, 0}, new int[] {rows / 2, columns / 2}, new int[] {rows - 1, columns - 1}, new int[] {
                    0, columns - 1
                });
    }

    /** A side of a window: the line of pixels next to its edge. */
    private record Side(String name, int row, int column) {
        static List<Side> of(Window window) {
            return List.of(
                    new Side("top", window.top(), -1),
                    new Side("bottom", window.top() + window.height() - 1, -1),
                    new Side("left", -1, window.left()),
                    new Side("right", -1, window.left() + window.width() - 1));
        }

        boolean has(int y, int x) {
            return row < 0 ? x == column : y == row;
        }
    }

    /** A random image, the same with another outside, and for each side the same with other pixels there within the window. */
    private float[][] images(Window window, List<Side> sides) {
        float[][] images = new float[2 + sides.size()][];
        images[0] = new float[image.size()];
        for (int i = 0; i < image.size(); i++) {
            images[0][i] = value();
        }
        images[1] = images[0].clone();
        for (int s = 0; s < sides.size(); s++) {
            images[2 + s] = images[0].clone();
        }
        for (int i = 0; i < image.size(); i++) {
            int y = i / image.width() % image.height();
            int x = i % image.width();
            if (!window.contains(y, x)) {
                images[1][i] = value();
                continue;
            }
            for (int s = 0; s < sides.size(); s++) {
                if (sides.get(s).has(y, x)) {
                    images[2 + s][i] = value();
                }
            }
        }
        return images;
    }

    private float value() {
        return LARGE * (2 * random.nextFloat() - 1);
    }

    private float[] flat(float[][] images) {
        float[] flat = new float[images.length * image.size()];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(images[i], 0, flat, i * image.size(), image.size());
        }
        return flat;
    }

    /** Whether any map has another value at a place for an image than for the first. */
    private static boolean changed(float[] values, int other, InnerTensor tensor, int[] place) {
        for (int map = 0; map < tensor.maps(); map++) {
            int at = tensor.index(map, place[0], place[1]);
            if (values[at] != values[other * tensor.size() + at]) {
                return true;
            }
        }
        return false;
    }
}
