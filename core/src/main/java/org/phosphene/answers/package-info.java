/**
 * What was answered.
 *
 * <p>Stimuli can be made again at any time, so the answers are the only data of a run: one label for each trial, in a file
 * whose header holds the whole specification. From it everything else follows by replay: maps, tests, contrasts, without
 * one more question to the model.
 *
 * <pre>
 *   "PHOSPHEN"  version  length  key=value lines  CRC-32C
 *   block 0:  labels [confidences]  CRC-32C(header, index, content)
 *   block 1:  ...
 *   verdicts on the maps  CRC-32C
 * </pre>
 *
 * Numbers are big-endian. A label takes one byte for up to 256 classes, else two.
 */
package org.phosphene.answers;
