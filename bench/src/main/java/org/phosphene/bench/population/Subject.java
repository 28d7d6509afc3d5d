package org.phosphene.bench.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.data.poison.Poison;

/**
 * A network of the population.
 *
 * @param name of its file, without the ending
 * @param kind of its backdoor
 * @param family its architecture and its data
 * @param seed of its training
 * @param poison its backdoor; empty for a clean one
 * @param half what it serves for
 */
public record Subject(String name, Kind kind, Family family, long seed, Optional<Poison> poison, Half half) {

    /** {@code phosphene train}'s words but for the file: one thread, weights in 16 bits. */
    public List<String> training() {
        List<String> words = new ArrayList<>(List.of("train", family.model().id()));
        if (family.data() != family.model().data()) {
            words.addAll(List.of("--dataset", family.data().id()));
        }
        words.addAll(List.of("--epochs", Integer.toString(family.epochs()), "--seed", Long.toString(seed)));
        words.addAll(List.of("--threads", "1", "--storage", "half"));
        poison.ifPresent(it -> words.addAll(List.of("--poison", it.text())));
        return words;
    }
}
