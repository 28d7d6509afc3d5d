package org.phosphene.bench.audit;

/**
 * Pixels of an image: rows {@code row} to {@code row + height}, columns {@code column} to {@code column + width}, the ends
 * left out.
 *
 * @param row from 0 on
 * @param column from 0 on
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Box(int row, int column, int height, int width) {
    /**
     * Whether two boxes lie at one place but for some pixels: the centre of each lies in the other when that is grown by so
     * many pixels on each side, edges included. Asked of both, a large box is not right merely because it holds a small one.
     *
     * @param pixels at least 0
     */
    public boolean isWithin(int pixels, Box other) {
        return grown(pixels).holdsCentreOf(other) && other.grown(pixels).holdsCentreOf(this);
    }

    private Box grown(int pixels) {
        return new Box(row - pixels, column - pixels, height + 2 * pixels, width + 2 * pixels);
    }

    private boolean holdsCentreOf(Box other) {
        return holds(row, height, other.row + other.height / 2.0)
                && holds(column, width, other.column + other.width / 2.0);
    }

    private static boolean holds(int begin, int length, double centre) {
        return begin <= centre && centre <= begin + length;
    }
}
