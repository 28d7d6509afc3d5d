/**
 * Noise with the statistics of natural images: Gabor wavelets, and the principal components of what they say of a set of
 * images (Borji and Lin, "White noise analysis of neural networks", ICLR 2020, appendix "Creating visual noise from natural
 * scene statistics").
 *
 * <p>A {@link org.phosphene.gabor.GaborBank} is a set of wavelets that cover one channel of an image. A
 * {@link org.phosphene.gabor.GaborRegression} finds the weights with which they add up to an image.
 * {@link org.phosphene.gabor.GaborPca} is fitted to a set of images: the principal components of their weights, and how far
 * each component's score goes. What is left of it for making noise is a {@link org.phosphene.stimulus.GaborBasis}.
 */
package org.phosphene.gabor;
