/**
 * What is shown.
 *
 * <p>A stimulus is a pure function of (specification, seed, trial index): the noise field n of trial i comes from a
 * counter-based generator whose key is the seed and whose counter is the trial, so it can be made again at any time, in any
 * order, on any machine. A run therefore stores its answers and nothing else.
 *
 * <p>Noise lies on a fixed-point {@link org.phosphene.stimulus.Grid}: pixels are small integers (levels), and sums of
 * levels are exact. That is why one thread and many give the same bytes.
 *
 * <p>A {@link org.phosphene.stimulus.NoiseField} is white, every pixel by itself, or a
 * {@link org.phosphene.stimulus.StructuredNoise}: smooth, in stripes or blocks, with the statistics of images (Gabor-PCA),
 * made by a decoder, or of real images. What it was made from comes by checksum, {@link org.phosphene.stimulus.NoiseMaterial}.
 *
 * <p>A field alone is the stimulus itself; {@link org.phosphene.stimulus.SignalInNoise} mixes a
 * signal s into it, t = gamma * s + (1 - gamma) * n (Eq. 3 of Borji and Lin, "White noise analysis of neural networks",
 * ICLR 2020).
 */
package org.phosphene.stimulus;
