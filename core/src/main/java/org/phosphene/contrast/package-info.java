/**
 * What two classifiers see differently.
 *
 * <p>Both are shown the same trials. Where they agree nothing is learnt; a trial on which OLD answers a and NEW answers b takes
 * the noise field x out of the map of a and puts it into that of b. So class c has the contrast
 *
 * <pre>
 *   D_c = 1/N sum over trials of d_c (x - mean) / deviation,   d_c = [NEW answers c] - [OLD answers c]
 * </pre>
 *
 * pixel by pixel: by how much more the share of answer c grows in NEW than in OLD where a pixel is one standard deviation
 * brighter. It is the difference of the two correlations of Eq. 2 before they are divided by the deviation of the answer.
 *
 * <p><b>The null hypothesis</b> is that the disagreements have no direction: given the stimulus, OLD and NEW are exchangeable,
 * so which of the two gave which answer is a toss of a coin. Two observers with one template and internal noise of their own are
 * so, rounding errors nearly. Under it every disagreement may have its sign turned, and so may groups of them together, which
 * makes {@link org.phosphene.contrast.SignFlips} an exact test: of the largest contrast over all pixels and classes, and so
 * with family-wise error. The shares of the classes have McNemar's exact test with Holm's correction (McNemar 1947; Holm 1979).
 *
 * <p>A test says that a difference is no chance, not that it matters. {@link org.phosphene.contrast.Tolerance} says what does.
 */
package org.phosphene.contrast;
