package org.phosphene.contrast;

/**
 * A rectangle of an image.
 *
 * @param top first row, from 0 on
 * @param bottom last row
 * @param left first column, from 0 on
 * @param right last column
 */
public record Region(int top, int bottom, int left, int right) {
    Region with(int row, int column) {
        return new Region(Math.min(top, row), Math.max(bottom, row), Math.min(left, column), Math.max(right, column));
    }

    /** In words, as in {@code rows 1-6, columns 21-26}. */
    public String text() {
        return (top == bottom ? "row " + top : "rows " + top + "-" + bottom) + ", "
                + (left == right ? "column " + left : "columns " + left + "-" + right);
    }
}
