package org.phosphene.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model was asked, purpose by purpose: every stimulus that it was shown counts, also what fills a batch.
 *
 * @param entries in the order in which they were asked
 */
public record Ledger(List<Entry> entries) {
    /**
     * A purpose.
     *
     * @param purpose in few words
     * @param questions how many stimuli were shown for it
     */
    public record Entry(String purpose, long questions) {
        public Entry {
            if (questions < 0) {
                throw new IllegalArgumentException(purpose + ": " + questions + " questions");
            }
        }
    }

    public Ledger {
        entries = List.copyOf(entries);
    }

    /** Nothing was asked yet. */
    public static Ledger empty() {
        return new Ledger(List.of());
    }

    /** With one more purpose. */
    public Ledger and(String purpose, long questions) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(purpose, questions));
        return new Ledger(more);
    }

    /** With those of another. */
    public Ledger and(Ledger other) {
        List<Entry> more = new ArrayList<>(entries);
        more.addAll(other.entries);
        return new Ledger(more);
    }

    /** All questions. */
    public long total() {
        return entries.stream().mapToLong(Entry::questions).sum();
    }
}
