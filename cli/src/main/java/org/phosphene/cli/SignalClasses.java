package org.phosphene.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phosphene.stimulus.LabelledImages;

/**
 * Which classes of a data set are signals, and which of the model's classes each is. It is written into the name of the
 * images, as in {@code mnist test [1=0,7=1]}, so that a run names them wholly.
 *
 * @param labels the model's class of each class of the data set; empty for all as they are
 */
record SignalClasses(Map<Integer, Integer> labels) {
    private static final Pattern NAME = Pattern.compile(" \\[(\\d{1,5}(?:=\\d{1,5})?(?:,\\d{1,5}(?:=\\d{1,5})?)*)]$");

    /**
     * Reads a user's list. Classes are numbered in their order where the model has as many as are listed but not as many as
     * the data set, as one that was trained on two of ten; else they keep their labels.
     *
     * @param words names or numbers of classes
     * @param names of the data set's classes
     * @param classes how many the model has
     * @param option that the list was given with
     */
    static SignalClasses of(List<String> words, List<String> names, int classes, String option) {
        List<Integer> chosen = new ArrayList<>();
        for (String word : words) {
            int label = names.indexOf(word) >= 0 ? names.indexOf(word) : number(word);
            if (label < 0 || label >= names.size() || chosen.contains(label)) {
                throw new UsageException(option + ": '" + word + "' is no class of the data set, or there twice; "
                        + "its classes are " + String.join(", ", names));
            }
            chosen.add(label);
        }
        boolean kept = names.size() == classes || chosen.size() != classes;
        if (kept && chosen.stream().anyMatch(label -> label >= classes)) {
            throw new UsageException(option + ": " + chosen.size() + " classes, the model has " + classes
                    + "; choose as many, in the order of the model's");
        }
        Map<Integer, Integer> labels = new LinkedHashMap<>();
        chosen.forEach(label -> labels.put(label, kept ? label : labels.size()));
        return new SignalClasses(labels);
    }

    private static int number(String word) {
        return word.matches("\\d{1,5}") ? Integer.parseInt(word) : -1;
    }

    /** The choice that the name of some images states. */
    static SignalClasses within(String name) {
        Matcher m = NAME.matcher(name);
        Map<Integer, Integer> labels = new LinkedHashMap<>();
        if (m.find()) {
            for (String part : m.group(1).split(",", -1)) {
                String[] ends = part.split("=", -1);
                labels.put(number(ends[0]), number(ends[ends.length - 1]));
            }
        }
        return new SignalClasses(labels);
    }

    /** A name of images less the choice. */
    String without(String name) {
        return NAME.matcher(name).replaceFirst("");
    }

    /**
     * The images of these classes, with the model's labels.
     *
     * @throws UsageException if a class has no image
     */
    LabelledImages of(LabelledImages images) {
        if (labels.isEmpty()) {
            return images;
        }
        int[] indices = IntStream.range(0, images.count())
                .filter(i -> labels.containsKey(images.label(i)))
                .toArray();
        TreeSet<Integer> missing = new TreeSet<>(labels.keySet());
        for (int i : indices) {
            missing.remove(images.label(i));
        }
        if (!missing.isEmpty()) {
            throw new UsageException(images.name() + ": has no image of class " + missing.first());
        }
        return images.select(indices, labels::get).named(images.name() + " [" + text() + "]");
    }

    private String text() {
        return labels.entrySet().stream()
                .map(e -> e.getKey().equals(e.getValue()) ? e.getKey().toString() : e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(","));
    }
}
