package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * A backdoor put into a training set (the paper's Fig. 7): some images of a class carry a trigger and the label of another
 * class. A network that learns from them calls whatever carries the trigger by that label.
 *
 * @param trigger what they carry
 * @param source the class whose images are poisoned; empty: those of every class but the target
 * @param target the label that they get
 * @param rate share of the source images, above 0 and at most 1; at most nine decimals
 */
public record Poison(Trigger trigger, OptionalInt source, int target, BigDecimal rate) {
    private static final int MOST_DECIMALS = 9;

    public Poison {
        rate = share("rate", rate, "a number above 0, up to 1");
        if (rate.signum() == 0) {
            throw fault("rate", rate, "a number above 0, up to 1");
        }
        if (source.orElse(0) < 0) {
            throw fault("source", source.getAsInt(), "all, or a class from 0 on");
        }
        if (target < 0) {
            throw fault("target", target, "a class from 0 on");
        }
        if (source.equals(OptionalInt.of(target))) {
            throw fault("source", target, "another class than the target");
        }
    }

    static BigDecimal share(String key, BigDecimal value, String expected) {
        return number(key, value, BigDecimal.ONE, expected);
    }

    /** Without zeros at its end, from 0 to the most that is allowed. */
    static BigDecimal number(String key, BigDecimal value, BigDecimal most, String expected) {
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            throw fault(key, value, expected);
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > MOST_DECIMALS) {
            throw fault(key, value, "at most " + MOST_DECIMALS + " decimals");
        }
        return plain;
    }

    static IllegalArgumentException fault(String key, Object value, String expected) {
        return new IllegalArgumentException("poison: " + key + "=" + value + ": expected " + expected);
    }

    /**
     * Reads a specification: {@code key=value} pairs with commas between, as in
     * {@code patch=square,size=5,place=bottom-right,intensity=1,source=all,target=1,rate=0.1}, or {@code 0-to-1},
     * {@code 8-to-9} (MNIST) or {@code bird-to-cat} (CIFAR-10), the paper's three, after which pairs may change single
     * keys. By default the size is 6 for x, c, h and square and the picture's own for any other, the intensity 1 and the
     * source all. Triggers that are no patch have {@code trigger=blend}, {@code trigger=warp} or {@code trigger=sample} in
     * the place of the patch's keys, with {@code pattern} (default 1) and {@code intensity} (0.2), or for a warp
     * {@code grid} (4) and {@code strength} (1).
     *
     * @throws IllegalArgumentException if a key or a value is none; one line that names both and what is allowed
     * @throws DataException if the patch is a file that cannot be used, or not the one whose sha256 is stated
     */
    public static Poison parse(String text) {
        return PoisonText.parse(text);
    }

    /** The specification with every key, in one form for all that are equal; {@link #parse} reads it. */
    public String text() {
        return PoisonText.of(this);
    }

    /**
     * Whether the poison can be applied.
     *
     * @param image shape of the images
     * @param classes how many there are
     * @throws IllegalArgumentException if the trigger does not fit into an image or there is no such class
     */
    public void check(Shape image, int classes) {
        trigger.fit(image);
        if (source.orElse(0) >= classes) {
            throw fault("source", source.getAsInt(), "all, or 0 to " + (classes - 1));
        }
        if (target >= classes) {
            throw fault("target", target, "0 to " + (classes - 1));
        }
    }

    /**
     * The images that are poisoned, as ascending indices. The number is the rate times that of the source images, halves
     * rounded up. Every source image draws a number, and those with the smallest are taken: with one seed, the images of a
     * lower rate are among those of a higher one.
     *
     * @throws IllegalArgumentException if the poison does not fit the images, or it is less than half an image
     */
    public int[] chosen(LabelledImages train, long seed) {
        check(train.shape(), train.classes());
        int[] sources = sources(train);
        int count = rate.multiply(BigDecimal.valueOf(sources.length))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        if (count == 0) {
            throw fault("rate", rate.toPlainString(), "enough for one of the " + sources.length + " source images");
        }
        SplittableRandom random = new SplittableRandom(seed);
        long[] draws = new long[sources.length];
        Arrays.setAll(draws, i -> random.nextLong());
        return IntStream.range(0, sources.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> draws[i]))
                .limit(count)
                .mapToInt(i -> sources[i])
                .sorted()
                .toArray();
    }

    /**
     * A training set of which the {@link #chosen} images carry the trigger and the target's label. All else is as it was.
     *
     * @throws IllegalArgumentException if the poison does not fit the images, or it is less than half an image
     */
    public LabelledImages poisoned(LabelledImages train, long seed) {
        int[] chosen = chosen(train, seed);
        int[] labels = IntStream.range(0, train.count()).map(train::label).toArray();
        byte[] levels = levels(train, IntStream.range(0, train.count()).toArray());
        paint(levels, train.shape(), chosen);
        for (int index : chosen) {
            labels[index] = target;
        }
        String name = train.name() + ", " + chosen.length + " poisoned by " + text() + " (seed " + seed + ")";
        return LabelledImages.of(name, train.shape(), levels, labels);
    }

    /**
     * The source images of a test set, all with the trigger and with their true labels. The attack's success is the share of
     * them that a network gives the target's label.
     *
     * @throws IllegalArgumentException if the trigger does not fit into the images or none is of the source class
     */
    public LabelledImages triggered(LabelledImages test) {
        trigger.fit(test.shape());
        int[] sources = sources(test);
        int[] labels = Arrays.stream(sources).map(test::label).toArray();
        byte[] levels = levels(test, sources);
        paint(levels, test.shape(), IntStream.range(0, sources.length).toArray());
        return LabelledImages.of(test.name() + ", triggered by " + text(), test.shape(), levels, labels);
    }

    /**
     * Which pixels the trigger touches, row by row and whatever the channel.
     *
     * @throws IllegalArgumentException if it does not fit into images of that shape
     */
    public boolean[] covered(Shape image) {
        trigger.fit(image);
        byte[] black = new byte[image.size()];
        byte[] white = new byte[image.size()];
        Arrays.fill(white, (byte) 0xff);
        paint(black, image, new int[] {0});
        paint(white, image, new int[] {0});
        boolean[] covered = new boolean[image.height() * image.width()];
        for (int i = 0; i < black.length; i++) {
            // what is painted hides at least a little of the one or the other
            covered[i % covered.length] |= black[i] != 0 || white[i] != (byte) 0xff;
        }
        return covered;
    }

    private int[] sources(LabelledImages images) {
        int[] sources = IntStream.range(0, images.count())
                .filter(i -> images.label(i) != target && source.orElse(images.label(i)) == images.label(i))
                .toArray();
        if (sources.length == 0) {
            throw new IllegalArgumentException(images.name() + ": no image of "
                    + (source.isPresent() ? "class " + source.getAsInt() : "another class than " + target));
        }
        return sources;
    }

    private static byte[] levels(LabelledImages images, int[] indices) {
        int size = images.shape().size();
        byte[] levels = new byte[indices.length * size];
        for (int i = 0; i < indices.length; i++) {
            images.levels(indices[i], levels, i * size);
        }
        return levels;
    }

    private void paint(byte[] levels, Shape image, int[] indices) {
        Trigger.Brush brush = trigger.on(image);
        for (int index : indices) {
            brush.paint(levels, index * image.size());
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
