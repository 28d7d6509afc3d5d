package org.phosphene.studies.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One number of the paper beside ours.
 *
 * @param key short name, unique in its study
 * @param name what is measured
 * @param unit of all numbers
 * @param paper what the paper says, as a number or in words
 * @param ours one number for each network that it was measured on; empty if it could not be measured
 * @param expectation what a number must do to point the same way as the paper's; empty if nothing can be expected of it
 * @param agreeing how many of ours do; absent if nothing was expected or nothing measured
 * @param note what an interval means, or why ours differs; may be empty
 */
public record Finding(
        String key,
        String name,
        Unit unit,
        String paper,
        List<Measured> ours,
        String expectation,
        Optional<Integer> agreeing,
        String note) {
    public Finding {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(paper, "paper");
        Objects.requireNonNull(expectation, "expectation");
        Objects.requireNonNull(note, "note");
        ours = List.copyOf(ours);
        int count = ours.size();
        agreeing.ifPresent(some -> {
            if (some < 0 || some > count) {
                throw new IllegalArgumentException("finding " + key + ": " + some + " of " + count + " agree");
            }
        });
    }

    /** With a note. */
    public Finding withNote(String text) {
        return new Finding(key, name, unit, paper, ours, expectation, agreeing, text);
    }

    /** Our numbers in one cell: the only one with its interval, or the mean and the range over the networks. */
    public String oursText() {
        if (ours.isEmpty()) {
            return "not measured";
        }
        if (ours.size() == 1) {
            Measured one = ours.get(0);
            return one.low().isEmpty()
                    ? unit.text(one.value())
                    : unit.text(one.value()) + " [" + unit.text(one.low().get()) + ", "
                            + unit.text(one.high().get()) + "]";
        }
        double mean = ours.stream().mapToDouble(Measured::value).average().orElseThrow();
        double least = ours.stream().mapToDouble(Measured::value).min().orElseThrow();
        double most = ours.stream().mapToDouble(Measured::value).max().orElseThrow();
        return unit.text(mean) + " (" + unit.text(least) + " to " + unit.text(most) + ", " + ours.size() + " networks)";
    }

    /** Whether ours points the same way, in a word. */
    public String direction() {
        if (agreeing.isEmpty()) {
            return expectation.isEmpty() ? "–" : "not measured";
        }
        int some = agreeing.get();
        if (some == ours.size()) {
            return "yes";
        }
        return some == 0 ? "no" : some + " of " + ours.size();
    }
}
