package org.phosphene.onnx.network;

/**
 * A rectangle of the image.
 *
 * @param height 0 where it is empty
 * @param width 0 where it is empty
 */
public record Window(int top, int left, int height, int width) {
    public boolean contains(int row, int column) {
        return row >= top && row < top + height && column >= left && column < left + width;
    }
}
