/**
 * A classifier whose inside can be read and changed, for any .onnx file.
 *
 * <p>{@link org.phosphene.onnx.network.Network} lists the tensors between the image and the scores with their receptive
 * fields. A {@link org.phosphene.onnx.network.Probe} reads them, as an electrode reads a neuron. An
 * {@link org.phosphene.onnx.network.Intervention} changes one:
 *
 * <pre>y &lt;- factor * y + shift</pre>
 *
 * on the whole tensor, per map or per element. Microstimulation (Borji and Lin 2020, Eq. 6: the bias b + s k a), lesions (factor
 * 0) and the injection of activations (their Fig. 21: factor 0, shift (1 - gamma) n + gamma x) are this one edit. It is made in
 * the graph: the node that made the tensor gets a new name for its output, and the product and the sum take the old one, so that
 * all that reads the tensor reads the changed one. What comes out is an .onnx file like any other.
 */
package org.phosphene.onnx.network;
