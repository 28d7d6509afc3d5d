package org.phosphene.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * A folder of PNG and JPEG images with one sub-folder a class, {@code ROOT/CLASS/x.png}; or divided,
 * {@code ROOT/train/CLASS/x.png} and {@code ROOT/test/CLASS/x.png} ({@code val} where there is no {@code test}; other
 * folders beside these two are not read).
 *
 * <p>Labels follow the names of the classes, sorted by code point in every locale, as Python's {@code sorted} does: so
 * {@code 10} comes before {@code 2}, and the labels are those of networks that were trained on the same folder elsewhere.
 * Of a folder that is not divided, every sixth image of each class, sorted the same way, is held back as
 * {@link Split#TEST}; a class of fewer than six has none there.
 *
 * <p>Images become 8-bit levels as they lie in the file, grey (1 channel, also palettes of greys) or RGB (3). 16 bits are
 * rounded to 8. Alpha is dropped; colour profiles and the orientation that a camera notes (EXIF) are ignored. Names that begin with a dot, and
 * files with other endings than {@code .png}, {@code .jpg} and {@code .jpeg} in any case, are passed over.
 */
public final class ImageFolder {
    private static final int EVERY = 6;

    private final Path root;
    private final List<String> names;
    private final List<List<Path>> train;
    private final List<List<Path>> test;

    private ImageFolder(Path root, List<String> names, List<List<Path>> train, List<List<Path>> test) {
        this.root = root;
        this.names = names;
        this.train = train;
        this.test = test;
    }

    /**
     * Lists the classes and their files; the images are read by {@link #load(Split)}.
     *
     * @throws DataException if the folder is not there or has no classes, a class has no image, or train and test have
     *     different classes
     */
    public static ImageFolder of(Path root) {
        if (!Files.isDirectory(root)) {
            throw new DataException(root + ": no such folder; name the one whose sub-folders are the classes");
        }
        Path train = root.resolve(Split.TRAIN.id());
        Path test = root.resolve(Split.TEST.id());
        Path held = Files.isDirectory(test) ? test : root.resolve("val");
        if (Files.isDirectory(train) && Files.isDirectory(held)) {
            return divided(root, ClassFolders.read(train), ClassFolders.read(held));
        }
        ClassFolders all = ClassFolders.read(root);
        return new ImageFolder(
                root,
                all.names(),
                part(all.images(), i -> i % EVERY != EVERY - 1),
                part(all.images(), i -> i % EVERY == EVERY - 1));
    }

    /** Whether a folder holds no folders that could be classes. */
    public static boolean isUnsorted(Path root) {
        return Files.isDirectory(root) && !ClassFolders.any(root);
    }

    /**
     * A folder whose images lie in it without classes; all get the label 0 and belong to {@link Split#TRAIN}.
     *
     * @throws DataException if there is no image in it
     */
    public static ImageFolder unsorted(Path root) {
        ClassFolders one = ClassFolders.single(root);
        return new ImageFolder(root, one.names(), one.images(), List.of());
    }

    private static ImageFolder divided(Path root, ClassFolders train, ClassFolders test) {
        missing(train, test);
        missing(test, train);
        return new ImageFolder(root, train.names(), train.images(), test.images());
    }

    private static void missing(ClassFolders from, ClassFolders in) {
        for (String name : from.names()) {
            if (!in.names().contains(name)) {
                throw new DataException(in.root() + ": no class '" + name + "', which is in " + from.root()
                        + "; both must have the same classes");
            }
        }
    }

    private static List<List<Path>> part(List<List<Path>> images, IntPredicate taken) {
        return images.stream()
                .map(files -> IntStream.range(0, files.size())
                        .filter(taken)
                        .mapToObj(files::get)
                        .toList())
                .toList();
    }

    /** The names of the classes, in the order of the labels. */
    public List<String> classNames() {
        return names;
    }

    /**
     * Loads one split as the images are, class by class. Its name is the folder's and the split's, as in
     * {@code flowers test}.
     *
     * @throws DataException if an image cannot be used or is not of the first one's shape, the split is empty, or the
     *     images do not fit into memory
     */
    public LabelledImages load(Split split) {
        return listed(split).load();
    }

    /**
     * Loads one split, scaled to a shape with {@link org.phosphene.stimulus.ImageScaler}; the proportions of an image are
     * not kept. Colour becomes grey by the luma of ITU-R BT.601, grey is copied to all channels.
     *
     * @throws DataException if an image cannot be used, a colour image is to get other than 1 or 3 channels, the split is
     *     empty, or the images do not fit into memory
     */
    public LabelledImages load(Split split, Shape shape) {
        return listed(split).load(shape);
    }

    /** Loads all images as they are, those of {@link Split#TRAIN} first; errors as in {@link #load(Split)}. */
    public LabelledImages loadAll() {
        return listed().load();
    }

    /** Loads all images, scaled to a shape, those of {@link Split#TRAIN} first; errors as in {@link #load(Split, Shape)}. */
    public LabelledImages loadAll(Shape shape) {
        return listed().load(shape);
    }

    private ImageList listed(Split split) {
        ImageList list = new ImageList(name() + " " + split.id()).add(split == Split.TRAIN ? train : test);
        if (list.isEmpty()) {
            throw new DataException(root + ": no image for the split " + split.id() + ": of each class every " + EVERY
                    + "th is held back, and no class has so many; add images, or divide them into train/ and test/");
        }
        return list;
    }

    private ImageList listed() {
        return new ImageList(name()).add(train).add(test);
    }

    private String name() {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return name == null ? root.toString() : name.toString();
    }
}
