/**
 * Which noise to show.
 *
 * <p>White noise leaves most classes of most networks without a trial, and a class without trials has no map. So before a run
 * a few thousand questions are spent on finding the noise whose answers are spread most evenly: the one with the largest
 * entropy -sum p log2 p of the labels, over mean, contrast and correlation length.
 *
 * <p>Entropy is a means. It says how many classes get trials, not how much a map shows; and noise that reaches all classes
 * may do so with images that are far from those a network is used for.
 */
package org.phosphene.tune;
