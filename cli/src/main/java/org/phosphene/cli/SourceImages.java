package org.phosphene.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.DataSource;
import org.phosphene.data.ImageFolder;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * Images that stimuli are made from, of the extent that a model takes.
 *
 * @param data the folder with published sets, asked for only if one is needed
 */
record SourceImages(Supplier<DataFolder> data) {
    private static final String TEST = " " + Split.TEST.id();

    /**
     * The test images of what a word stands for.
     *
     * @throws UsageException if it stands for no images, or they have another extent
     */
    LabelledImages test(String word, Shape shape) {
        return checked(DataSource.of(word, data).load(Split.TEST, shape), shape);
    }

    /** The same, but all images of a folder, which need not have classes. */
    LabelledImages all(String word, Shape shape) {
        if (isPublished(word) || word.equals(DataSource.SYNTHETIC)) {
            return test(word, shape);
        }
        return ImageFolder.isUnsorted(Path.of(word))
                ? ImageFolder.unsorted(Path.of(word)).loadAll(shape)
                : DataSource.of(word, data) instanceof DataSource.Folder folder
                        ? folder.images().loadAll(shape)
                        : test(word, shape);
    }

    /** The images that a run recorded under a name, where the name alone says where they are. */
    Optional<LabelledImages> named(String name, Shape shape) {
        SignalClasses classes = SignalClasses.within(name);
        String base = classes.without(name);
        String word = base.endsWith(TEST) ? base.substring(0, base.length() - TEST.length()) : base;
        return isPublished(word) || word.equals(DataSource.SYNTHETIC)
                ? Optional.of(classes.of(test(word, shape)))
                : Optional.empty();
    }

    private static boolean isPublished(String word) {
        return Arrays.stream(DataSet.values()).anyMatch(set -> set.id().equals(word));
    }

    private static LabelledImages checked(LabelledImages images, Shape shape) {
        if (!images.shape().equals(shape)) {
            throw new UsageException(images.name() + ": images of " + images.shape() + ", the model takes " + shape);
        }
        return images;
    }
}
