package org.phosphene.studies.result;

import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Something that the paper says, put so that a number decides whether ours says the same.
 *
 * @param key short name, unique in its study
 * @param name what is measured
 * @param unit of the number
 * @param paper what the paper says, as a number or in words
 * @param expectation in words, what our number must do to point the same way; empty if nothing can be expected of it
 * @param holds the same as code
 */
public record Claim(String key, String name, Unit unit, String paper, String expectation, DoublePredicate holds) {

    /** A number with nothing to be held against. */
    public static Claim open(String key, String name, Unit unit, String paper) {
        return new Claim(key, name, unit, paper, "", value -> false);
    }

    /** What was found: one number for each network. */
    public Finding found(List<Measured> measured) {
        Optional<Integer> agreeing = expectation.isEmpty() || measured.isEmpty()
                ? Optional.empty()
                : Optional.of((int)
                        measured.stream().filter(one -> holds.test(one.value())).count());
        return new Finding(key, name, unit, paper, measured, expectation, agreeing, "");
    }
}
