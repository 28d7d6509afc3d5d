/**
 * Any .onnx file as an observer, through ONNX Runtime.
 *
 * <p>{@link org.phosphene.onnx.OnnxModel} opens a file and finds its contract: where the image goes in, in which layout and
 * how many at once, and where the scores come out. {@link org.phosphene.onnx.OnnxObserver} is one single-threaded session of
 * it: stimuli in, the class with the largest score out. Native memory never leaves this package.
 *
 * <p>What the network must be told before it sees an image (range, normalisation, order of colours) is not in the file:
 * {@link org.phosphene.onnx.Preprocessing} is part of the specification of a run.
 */
package org.phosphene.onnx;
