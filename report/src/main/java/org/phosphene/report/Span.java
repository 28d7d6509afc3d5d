package org.phosphene.report;

/**
 * The old pixels that a new pixel covers when a row or column of pixels changes its size.
 *
 * @param from the first
 * @param to one after the last; always above {@code from}
 */
record Span(int from, int to) {
    /** What pixel {@code index} of {@code count} new ones covers of {@code old} ones. */
    static Span of(int index, int count, int old) {
        int from = (int) ((long) index * old / count);
        return new Span(from, Math.max(from + 1, (int) ((index + 1L) * old / count)));
    }

    int length() {
        return to - from;
    }
}
