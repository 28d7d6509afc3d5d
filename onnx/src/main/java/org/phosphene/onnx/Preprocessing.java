package org.phosphene.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What is done to a stimulus before the network gets it: a value v from 0 (black) to 1 (white) becomes
 * {@code (low + v * (high - low) - mean) / deviation}.
 *
 * @param low what black becomes
 * @param high what white becomes
 * @param mean subtracted: empty for none, one number for all channels, or one for each in the order in which the network gets
 *     them
 * @param deviation divided by: empty for none, else as {@code mean}; not 0. Numbers are at most a million, range and deviations
 *     at least a millionth
 * @param bgr whether the network gets blue first
 */
public record Preprocessing(double low, double high, List<Double> mean, List<Double> deviation, boolean bgr) {
    private static final double LARGEST = 1e6;
    private static final double SMALLEST = 1e-6;

    /** The known ones by name. */
    // the lists of a preprocessing are unmodifiable copies
    @SuppressWarnings("ImmutableEnumChecker")
    public enum Preset {
        /** 0 to 1. */
        UNIT(of(0, 1)),
        /** 0 to 255. */
        BYTE(of(0, 255)),
        /** -1 to 1. */
        SIGNED(of(-1, 1)),
        /** 0 to 1, normalised by the statistics of ImageNet. */
        IMAGENET(of(0, 1).normalised(List.of(.485, .456, .406), List.of(.229, .224, .225))),
        /** 0 to 1, normalised by the statistics of CIFAR-10. */
        CIFAR10(of(0, 1).normalised(List.of(.4914, .4822, .4465), List.of(.2470, .2435, .2616))),
        /** 0 to 1, normalised by the statistics of MNIST. */
        MNIST(of(0, 1).normalised(List.of(.1307), List.of(.3081))),
        /** Blue first, 0 to 255, minus the means that Caffe's models use. */
        CAFFE(of(0, 255).normalised(List.of(104., 117., 123.), List.of()).blueFirst(true));

        private final Preprocessing value;

        Preset(Preprocessing value) {
            this.value = value;
        }

        public Preprocessing preprocessing() {
            return value;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Preprocessing {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        double[] numbers = DoubleStream.concat(
                        DoubleStream.of(low, high),
                        DoubleStream.concat(
                                mean.stream().mapToDouble(d -> d),
                                deviation.stream().mapToDouble(d -> d)))
                .toArray();
        if (!Arrays.stream(numbers).allMatch(d -> Math.abs(d) <= LARGEST)
                || Math.abs(high - low) < SMALLEST
                || deviation.stream().anyMatch(d -> Math.abs(d) < SMALLEST)) {
            throw new IllegalArgumentException("preprocessing range " + low + ".." + high + ", mean " + mean
                    + ", deviation " + deviation + ": the range must not be empty, no deviation 0, no number above "
                    + (long) LARGEST);
        }
    }

    /** A range of values, without normalisation. */
    public static Preprocessing of(double low, double high) {
        return new Preprocessing(low, high, List.of(), List.of(), false);
    }

    public Preprocessing withRange(double from, double to) {
        return new Preprocessing(from, to, mean, deviation, bgr);
    }

    public Preprocessing normalised(List<Double> means, List<Double> deviations) {
        return new Preprocessing(low, high, means, deviations, bgr);
    }

    public Preprocessing blueFirst(boolean yes) {
        return new Preprocessing(low, high, mean, deviation, yes);
    }

    /**
     * @throws IllegalArgumentException if the numbers of means or deviations do not fit the channels
     */
    void check(int channels) {
        for (List<Double> numbers : List.of(mean, deviation)) {
            if (numbers.size() > 1 && numbers.size() != channels) {
                throw new IllegalArgumentException(
                        "preprocessing has numbers for " + numbers.size() + " channels, the model has " + channels);
            }
        }
        if (bgr && channels != 3) {
            throw new IllegalArgumentException("blue first needs 3 channels, the model has " + channels);
        }
    }

    /** Factor of channel {@code c} of the network. */
    float scale(int c) {
        return (float) ((high - low) / pick(deviation, c, 1));
    }

    /** Offset of channel {@code c} of the network. */
    float shift(int c) {
        return (float) ((low - pick(mean, c, 0)) / pick(deviation, c, 1));
    }

    private static double pick(List<Double> numbers, int c, double otherwise) {
        return numbers.isEmpty() ? otherwise : numbers.get(numbers.size() == 1 ? 0 : c);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("range " + text(low) + ".." + text(high));
        if (!mean.isEmpty()) {
            text.append(" mean ").append(text(mean));
        }
        if (!deviation.isEmpty()) {
            text.append(" std ").append(text(deviation));
        }
        return text.append(bgr ? " bgr" : "").toString();
    }

    private static String text(List<Double> numbers) {
        return numbers.stream().map(Preprocessing::text).collect(Collectors.joining(","));
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
