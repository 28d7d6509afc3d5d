/**
 * The paper's networks, trained with libtorch and written as ONNX.
 *
 * <p>The way is one: {@link org.phosphene.zoo.ZooModel} (which network, from which images, by which recipe) &rarr;
 * {@link org.phosphene.zoo.ZooTraining} (what is to be done) &rarr; {@link org.phosphene.zoo.TrainedModel} (an ONNX file and
 * its {@link org.phosphene.zoo.ModelCard}). Between them, weights are plain Java arrays
 * ({@link org.phosphene.zoo.Weights}); libtorch's tensors live inside one training and never leave it. A network is a chain
 * of layers, and a layer states its forward pass twice, to libtorch and as nodes of an ONNX graph; tests hold the two
 * against each other.
 *
 * <p>Source of the networks: A. Borji and S. Lin, "White Noise Analysis of Neural Networks", ICLR 2020, Fig. 10 and 11.
 */
package org.phosphene.zoo;
