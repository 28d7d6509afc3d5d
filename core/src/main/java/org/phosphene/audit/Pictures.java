package org.phosphene.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.LabelledImages;

/**
 * Images at hand, sorted by what the classifier calls them; their own labels are not used. Every second one of a class is
 * kept back, for judging what was found on the others.
 */
final class Pictures {
    private final List<Integer> classes;
    private final List<List<float[]>> open;
    private final List<List<float[]>> keptBack;

    private Pictures(List<Integer> classes, List<List<float[]>> open, List<List<float[]>> keptBack) {
        this.classes = classes;
        this.open = open;
        this.keptBack = keptBack;
    }

    /**
     * Asks for the label of every image.
     *
     * @param least images that a class needs to be looked at
     * @param most classes; if there are more, those with the most images
     * @throws ObserverException if fewer than two classes have so many
     */
    static Pictures of(Interview interview, LabelledImages images, int least, int most) {
        int[] labels = interview.ask(images.count(), images::values);
        List<List<float[]>> all = new ArrayList<>();
        IntStream.range(0, interview.classes()).forEach(c -> all.add(new ArrayList<>()));
        for (int i = 0; i < labels.length; i++) {
            float[] values = new float[images.shape().size()];
            images.values(i, values, 0);
            all.get(labels[i]).add(values);
        }
        List<Integer> classes = IntStream.range(0, all.size())
                .filter(c -> all.get(c).size() >= least)
                .boxed()
                .sorted(Comparator.comparingInt((Integer c) -> -all.get(c).size())
                        .thenComparing(c -> c))
                .limit(most)
                .sorted()
                .toList();
        if (classes.size() < 2) {
            throw new ObserverException(images.name() + ": the classifier calls at least " + least + " images so for "
                    + classes.size() + " of its classes, and two are needed; give more images, or look whether the "
                    + "preprocessing is right");
        }
        List<List<float[]>> open = new ArrayList<>();
        List<List<float[]>> back = new ArrayList<>();
        for (int c : classes) {
            List<float[]> those = all.get(c);
            open.add(every(those, 0));
            back.add(every(those, 1));
        }
        return new Pictures(classes, open, back);
    }

    private static List<float[]> every(List<float[]> those, int first) {
        return IntStream.range(0, those.size())
                .filter(i -> i % 2 == first)
                .mapToObj(those::get)
                .toList();
    }

    /** Those that may be looked at for as long as one likes. */
    Scenes open() {
        return new Half(classes, open);
    }

    /** The others. */
    Scenes keptBack() {
        return new Half(classes, keptBack);
    }

    private record Half(List<Integer> classes, List<List<float[]>> images) implements Scenes {
        @Override
        public void draw(int place, SplittableRandom random, float[] values, int at) {
            List<float[]> those = images.get(place);
            float[] image = those.get(random.nextInt(those.size()));
            System.arraycopy(image, 0, values, at, image.length);
        }
    }
}
