/**
 * Digits that look handwritten, made by code.
 *
 * <p>A {@link org.phosphene.data.digits.SyntheticDigits} image is a pure function of (seed, index): a skeleton of strokes is
 * chosen, warped as a hand would, and drawn with a soft pen. No fonts, no platform arithmetic, so the bytes are the same
 * everywhere.
 */
package org.phosphene.data.digits;
