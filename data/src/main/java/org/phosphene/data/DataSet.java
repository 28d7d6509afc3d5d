package org.phosphene.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.phosphene.stimulus.Shape;

/** The data sets that are known, with the published facts about each. */
public enum DataSet {
    /** Handwritten digits (LeCun, Cortes and Burges): 60 000 and 10 000 images of 1x28x28. */
    MNIST("mnist", Shape.of(1, 28, 28), 10, Published.MNIST_TRAIN, Published.MNIST_TEST),
    /** Pieces of clothing (Zalando): 60 000 and 10 000 images of 1x28x28. */
    FASHION_MNIST("fashion-mnist", Shape.of(1, 28, 28), 10, Published.FASHION_TRAIN, Published.FASHION_TEST),
    /** Small photographs (Krizhevsky 2009): 50 000 and 10 000 images of 3x32x32. */
    CIFAR10("cifar10", CifarBatches.SHAPE, 10, Published.CIFAR_TRAIN, Published.CIFAR_TEST),
    /** One ImageNet photograph for each of the 1000 classes, 3x64x64. Not divided: it has the split TEST only. */
    IMAGENET_SAMPLE("imagenet-sample", Shape.of(3, 64, 64), 1000, List.of(), Published.IMAGENET);

    private final String id;
    private final Shape shape;
    private final int classes;
    private final List<PublishedFile> train;
    private final List<PublishedFile> test;

    DataSet(String id, Shape shape, int classes, List<PublishedFile> train, List<PublishedFile> test) {
        this.id = id;
        this.shape = shape;
        this.classes = classes;
        this.train = train;
        this.test = test;
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

    /** Of every image. */
    public Shape shape() {
        return shape;
    }

    /** How many classes there are. */
    public int classes() {
        return classes;
    }

    /** The files of a split, with their checksums; none where the set lacks the split. */
    public List<PublishedFile> files(Split split) {
        return split == Split.TRAIN ? train : test;
    }
}
