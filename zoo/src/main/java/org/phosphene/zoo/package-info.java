/**
 * The paper's networks, trained with libtorch and written as ONNX.
 *
 * <p>The way is one: {@link org.phosphene.zoo.MnistCnnTraining} (what is to be done) &rarr;
 * {@link org.phosphene.zoo.TrainedModel} (an ONNX file and its {@link org.phosphene.zoo.ModelCard}). Between the two,
 * weights are plain Java arrays ({@link org.phosphene.zoo.Weights}); libtorch's tensors live inside one training and never
 * leave it. A network states its forward pass twice, to libtorch and as an ONNX graph
 * ({@link org.phosphene.zoo.Network}), and a test holds the two against each other.
 *
 * <p>Source of the networks: A. Borji and S. Lin, "White Noise Analysis of Neural Networks", ICLR 2020, appendix.
 */
package org.phosphene.zoo;
