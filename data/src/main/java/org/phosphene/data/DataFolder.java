package org.phosphene.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.stimulus.LabelledImages;

/**
 * A folder with data sets, each in a folder of its name: {@code mnist}, {@code fashion-mnist}, {@code cifar10},
 * {@code imagenet-sample}.
 *
 * @param root the folder
 */
public record DataFolder(Path root) {
    private static final List<String> FASHION_NAMES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    private static final List<String> CIFAR10_NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    /**
     * Opens a folder.
     *
     * @throws DataException if it is not there
     */
    public static DataFolder of(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DataException(root + ": no such folder; name the one that holds the data sets");
        }
        return new DataFolder(root);
    }

    /** Whether there is a folder for the set; what lies in it is seen by {@link #load} only. */
    public boolean holds(DataSet set) {
        return Files.isDirectory(folder(set));
    }

    /**
     * Loads and checks one split of a set. Its name is that of the set and the split, as in {@code mnist test}.
     *
     * @throws DataException if a file is missing or not as published, or the set has no such split
     */
    public LabelledImages load(DataSet set, Split split) {
        List<PublishedFile> files = set.files(split);
        if (files.isEmpty()) {
            throw new DataException(
                    set.id() + ": has no split " + split.id() + "; its images are in the split " + Split.TEST.id());
        }
        String name = set.id() + " " + split.id();
        return switch (set) {
            case MNIST, FASHION_MNIST -> idx(set, files, name);
            case CIFAR10 -> cifar(set, files, name);
            case IMAGENET_SAMPLE ->
                ChannelsLast.read(name, path(set, files.get(0)), files.get(0).read(folder(set)), set.shape());
        };
    }

    /**
     * The names of the classes, in the order of the labels.
     *
     * @throws DataException if they are part of the data (ImageNet's) and the file is missing or not as published
     */
    public List<String> classNames(DataSet set) {
        return switch (set) {
            case MNIST ->
                IntStream.range(0, set.classes()).mapToObj(Integer::toString).toList();
            case FASHION_MNIST -> FASHION_NAMES;
            case CIFAR10 -> CIFAR10_NAMES;
            case IMAGENET_SAMPLE ->
                Synset.read(path(set, Published.SYNSET), Published.SYNSET.read(folder(set)), set.classes());
        };
    }

    private LabelledImages idx(DataSet set, List<PublishedFile> files, String name) {
        PublishedFile images = files.get(0);
        PublishedFile labels = files.get(1);
        return Idx.read(
                name,
                path(set, images),
                images.read(folder(set)),
                path(set, labels),
                labels.read(folder(set)),
                set.classes());
    }

    /** One batch in memory at a time, beside the images. */
    private LabelledImages cifar(DataSet set, List<PublishedFile> files, String name) {
        CifarBatches batches = CifarBatches.of(10_000 * files.size());
        for (PublishedFile file : files) {
            batches.add(path(set, file), file.read(folder(set)));
        }
        return batches.images(name);
    }

    private Path folder(DataSet set) {
        return root.resolve(set.id());
    }

    private String path(DataSet set, PublishedFile file) {
        return folder(set).resolve(file.name()).toString();
    }
}
