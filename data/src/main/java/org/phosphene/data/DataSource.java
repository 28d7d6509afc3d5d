package org.phosphene.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Where labelled images come from: a published set, digits made by code, a user's own folder, or memory. */
public sealed interface DataSource {

    /** The word for {@link Made}. */
    String SYNTHETIC = "synthetic-digits";

    /** What a user calls it. */
    String id();

    /**
     * The names of the classes, in the order of the labels.
     *
     * @throws DataException if they are part of the data and cannot be read
     */
    List<String> classNames();

    /** md5 of the files that it is made of, by name, where they are published. */
    Map<String, String> checksums();

    /**
     * The images of a split.
     *
     * @param shape that they are wanted in; a user's own images are scaled to it, others are as they are
     * @throws DataException if they cannot be read
     */
    LabelledImages load(Split split, Shape shape);

    /**
     * A published set.
     *
     * @param set which
     * @param folder where it lies
     */
    record Published(DataSet set, DataFolder folder) implements DataSource {
        @Override
        public String id() {
            return set.id();
        }

        @Override
        public List<String> classNames() {
            return folder.classNames(set);
        }

        @Override
        public Map<String, String> checksums() {
            Map<String, String> all = new TreeMap<>();
            set.files().forEach(file -> all.put(file.name(), file.md5()));
            return all;
        }

        @Override
        public LabelledImages load(Split split, Shape shape) {
            return folder.load(set, split);
        }
    }

    /** Digits made by code: 60 000 to learn from and 10 000 others, the same everywhere. */
    record Made() implements DataSource {
        private static final int TRAIN = 60_000;
        private static final int TEST = 10_000;

        @Override
        public String id() {
            return SYNTHETIC;
        }

        @Override
        public List<String> classNames() {
            return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        }

        @Override
        public Map<String, String> checksums() {
            return Map.of();
        }

        @Override
        public LabelledImages load(Split split, Shape shape) {
            return split == Split.TRAIN ? SyntheticDigits.of(TRAIN, 1) : SyntheticDigits.of(TEST, 2);
        }
    }

    /** A folder of images with one sub-folder for each class. */
    record Folder(Path root, ImageFolder images) implements DataSource {
        @Override
        public String id() {
            return root.toString();
        }

        @Override
        public List<String> classNames() {
            return images.classNames();
        }

        @Override
        public Map<String, String> checksums() {
            return Map.of();
        }

        @Override
        public LabelledImages load(Split split, Shape shape) {
            return images.load(split, shape);
        }
    }

    /** Images that are in memory already; their classes have numbers for names. */
    record Given(LabelledImages train, LabelledImages test) implements DataSource {
        public Given {
            if (test.classes() > train.classes()) {
                throw new IllegalArgumentException(test.name() + ": labels up to " + (test.classes() - 1) + ", but "
                        + train.name() + " has labels up to " + (train.classes() - 1));
            }
        }

        @Override
        public String id() {
            return train.name();
        }

        @Override
        public List<String> classNames() {
            return IntStream.range(0, train.classes())
                    .mapToObj(Integer::toString)
                    .toList();
        }

        @Override
        public Map<String, String> checksums() {
            return Map.of();
        }

        @Override
        public LabelledImages load(Split split, Shape shape) {
            return split == Split.TRAIN ? train : test;
        }
    }

    /**
     * What a user's word stands for: a published set, {@value #SYNTHETIC}, or a folder of images.
     *
     * @param folder of the published sets, asked for only if it is one
     * @throws IllegalArgumentException if it stands for nothing
     * @throws DataException if the folder is not one of images
     */
    static DataSource of(String word, Supplier<DataFolder> folder) {
        if (word.equals(SYNTHETIC)) {
            return new Made();
        }
        for (DataSet set : DataSet.values()) {
            if (set.id().equals(word)) {
                return new Published(set, folder.get());
            }
        }
        try {
            Path root = Path.of(word);
            if (!word.isBlank() && Files.isDirectory(root)) {
                return new Folder(root, ImageFolder.of(root));
            }
        } catch (InvalidPathException e) {
            throw unknown(word);
        }
        throw unknown(word);
    }

    private static IllegalArgumentException unknown(String word) {
        String known = Arrays.stream(DataSet.values()).map(DataSet::id).collect(Collectors.joining(", "));
        return new IllegalArgumentException("data set '" + word + "': expected one of " + known + ", " + SYNTHETIC
                + ", or a folder with a sub-folder of images for each class");
    }
}
