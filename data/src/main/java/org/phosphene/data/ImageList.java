package org.phosphene.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** Image files with a label each, to be loaded into one set. */
final class ImageList {
    private final String name;
    private final List<Path> files = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    ImageList(String name) {
        this.name = name;
    }

    /** Appends the files of each class; the first class has label 0. */
    ImageList add(List<List<Path>> classes) {
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : classes.get(label)) {
                files.add(file);
                labels.add(label);
            }
        }
        return this;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** The images as they are, which must all have the shape of the first. */
    LabelledImages load() {
        Shape shape;
        try (ImageFile first = ImageFile.open(files.get(0))) {
            shape = first.shape();
        }
        byte[] levels = room(shape);
        for (int i = 0; i < files.size(); i++) {
            try (ImageFile file = ImageFile.open(files.get(i))) {
                if (!file.shape().equals(shape)) {
                    throw new DataException(files.get(i) + ": an image of " + file.shape() + ", expected " + shape
                            + " as the first one, " + files.get(0) + "; give a shape to which all are scaled");
                }
                System.arraycopy(file.levels(), 0, levels, i * shape.size(), shape.size());
            }
        }
        return images(shape, levels);
    }

    /** The images scaled to a shape. */
    LabelledImages load(Shape shape) {
        byte[] levels = room(shape);
        ImageFitter fitter = new ImageFitter(shape);
        for (int i = 0; i < files.size(); i++) {
            try (ImageFile file = ImageFile.open(files.get(i))) {
                if (file.shape().channels() == 3 && shape.channels() != 1 && shape.channels() != 3) {
                    throw new DataException(files.get(i) + ": a colour image, of 3 channels or 1 as grey, but the shape"
                            + " asked for is " + shape);
                }
                fitter.fit(file.shape(), file.levels(), levels, i * shape.size());
            }
        }
        return images(shape, levels);
    }

    /** Asked for before the first image is decoded, so that a folder that is too large says so at once. */
    private byte[] room(Shape shape) {
        // some virtual machines make no array of the very last lengths
        long most = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory());
        long bytes = (long) files.size() * shape.size();
        if (bytes > most) {
            throw new DataException(name + ": " + files.size() + " images of " + shape + " take " + bytes
                    + " bytes of memory, but there is room for " + most + "; take fewer images or a smaller shape");
        }
        return new byte[(int) bytes];
    }

    private LabelledImages images(Shape shape, byte[] levels) {
        return LabelledImages.of(
                name, shape, levels, labels.stream().mapToInt(Integer::intValue).toArray());
    }
}
