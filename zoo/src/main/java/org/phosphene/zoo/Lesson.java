package org.phosphene.zoo;

import java.util.List;
import java.util.stream.Collectors;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/**
 * The images that a network is trained and tried on.
 *
 * @param source where they come from
 * @param train to learn from
 * @param test to try the network on; nothing is learnt from them
 * @param classes their names, in the order of the labels
 */
record Lesson(DataSource source, LabelledImages train, LabelledImages test, List<String> classes) {

    /** What a network learns from a source: only the images that it tells apart, with its own labels. */
    static Lesson of(ZooModel model, DataSource source) {
        LabelledImages train = fitting(model, source.load(Split.TRAIN, model.input()));
        LabelledImages test = fitting(model, source.load(Split.TEST, model.input()));
        List<String> names = source.classNames();
        if (model.pair().isEmpty()) {
            return new Lesson(source, train, test, names);
        }
        List<Integer> pair = model.pair().get();
        if (names.size() <= pair.get(1)) {
            throw new IllegalArgumentException(source.id() + ": has " + names.size() + " classes, but " + model.id()
                    + " tells apart those with the labels "
                    + pair.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
        }
        return new Lesson(
                source,
                model.chosen(train),
                model.chosen(test),
                pair.stream().map(names::get).toList());
    }

    private static LabelledImages fitting(ZooModel model, LabelledImages images) {
        if (!images.shape().equals(model.input())) {
            throw new IllegalArgumentException(images.name() + ": images of " + images.shape() + ", but " + model.id()
                    + " takes " + model.input());
        }
        return images;
    }
}
