package org.phosphene.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phosphene.stimulus.Shape;

/** The data sets that are known, with the published facts about each. */
public enum DataSet {
    /** Handwritten digits (LeCun, Cortes and Burges): 60 000 and 10 000 images of 1x28x28. */
    MNIST("mnist", 10),
    /** Pieces of clothing (Zalando): 60 000 and 10 000 images of 1x28x28. */
    FASHION_MNIST("fashion-mnist", 10),
    /** Small photographs (Krizhevsky 2009): 50 000 and 10 000 images of 3x32x32. */
    CIFAR10("cifar10", 10),
    /** One ImageNet photograph for each of the 1000 classes, 3x64x64. Not divided: it has the split TEST only. */
    IMAGENET_SAMPLE("imagenet-sample", 1000);

    private static final List<String> FASHION_NAMES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    private static final List<String> CIFAR10_NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final String id;
    private final int classes;

    DataSet(String id, int classes) {
        this.id = id;
        this.classes = classes;
    }

    /**
     * The set of a name, as in {@code fashion-mnist}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static DataSet of(String id) {
        for (DataSet set : values()) {
            if (set.id.equals(id)) {
                return set;
            }
        }
        String known = Arrays.stream(values()).map(DataSet::id).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("data set '" + id + "': expected one of " + known);
    }

    /** The name, which is also that of the folder. */
    public String id() {
        return id;
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** The names of the classes, in the order of the labels, unless they are a file of the set. */
    public Optional<List<String>> classNames() {
        return switch (this) {
            case MNIST ->
                Optional.of(
                        IntStream.range(0, classes).mapToObj(Integer::toString).toList());
            case FASHION_MNIST -> Optional.of(FASHION_NAMES);
            case CIFAR10 -> Optional.of(CIFAR10_NAMES);
            case IMAGENET_SAMPLE -> Optional.empty();
        };
    }

    /** Of every image. */
    public Shape shape() {
        return switch (this) {
            case MNIST, FASHION_MNIST -> Shape.of(1, 28, 28);
            case CIFAR10 -> CifarBatches.SHAPE;
            case IMAGENET_SAMPLE -> Shape.of(3, 64, 64);
        };
    }

    /** What the images show, in a few words. */
    public String about() {
        return switch (this) {
            case MNIST -> "handwritten digits";
            case FASHION_MNIST -> "pieces of clothing";
            case CIFAR10 -> "small photographs";
            case IMAGENET_SAMPLE -> "a photograph of each class";
        };
    }

    /** How many images a split has, 0 where the set lacks it. */
    public int images(Split split) {
        boolean train = split == Split.TRAIN;
        return switch (this) {
            case MNIST, FASHION_MNIST -> train ? 60_000 : 10_000;
            case CIFAR10 -> train ? 50_000 : 10_000;
            case IMAGENET_SAMPLE -> train ? 0 : 1000;
        };
    }

    /** The terms of use, and whose they are. */
    public String licence() {
        return switch (this) {
            case MNIST -> "CC BY-SA 3.0 (LeCun, Cortes, Burges)";
            case FASHION_MNIST -> "MIT (Zalando)";
            case CIFAR10 -> "none stated; cite Krizhevsky 2009";
            case IMAGENET_SAMPLE -> "research only; images are their owners'";
        };
    }

    /** Whether its files lie in public in the form that is read here. */
    public boolean isPublic() {
        return this != IMAGENET_SAMPLE;
    }

    /** All its files: of both splits, and the names of its classes where they are a file. */
    public List<PublishedFile> files() {
        Stream<PublishedFile> images =
                Stream.of(Split.values()).map(this::files).flatMap(List::stream);
        Stream<PublishedFile> names = this == IMAGENET_SAMPLE ? Stream.of(Published.SYNSET) : Stream.of();
        return Stream.concat(images, names).toList();
    }

    /** The files of a split, with their checksums; none where the set lacks the split. */
    public List<PublishedFile> files(Split split) {
        boolean train = split == Split.TRAIN;
        return switch (this) {
            case MNIST -> train ? Published.MNIST_TRAIN : Published.MNIST_TEST;
            case FASHION_MNIST -> train ? Published.FASHION_TRAIN : Published.FASHION_TEST;
            case CIFAR10 -> train ? Published.CIFAR_TRAIN : Published.CIFAR_TEST;
            case IMAGENET_SAMPLE -> train ? List.of() : Published.IMAGENET;
        };
    }
}
