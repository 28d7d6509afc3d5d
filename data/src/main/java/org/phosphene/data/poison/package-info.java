/**
 * Backdoors for training sets (the paper's Fig. 7).
 *
 * <p>A {@link org.phosphene.data.poison.Poison} puts a {@link org.phosphene.data.poison.Patch} at a
 * {@link org.phosphene.data.poison.Place}, and another label, on a share of the images of a class. A network that learns from
 * them calls whatever carries the patch by that label, and is right about all else.
 */
package org.phosphene.data.poison;
