package org.phosphene.onnx;

/** How a model's input tensor lays out an image. */
public enum Layout {
    /** Channels, height, width: as stimuli are stored. */
    NCHW,
    /** Height, width, channels. */
    NHWC,
    /** All values in one row, in the order channels, height, width. */
    FLAT
}
