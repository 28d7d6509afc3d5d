/**
 * Backdoors for training sets (the paper's Fig. 7).
 *
 * <p>A {@link org.phosphene.data.poison.Poison} puts a {@link org.phosphene.data.poison.Trigger} and another
 * label on a share of the images of a class. A network that learns from them calls whatever carries the trigger by that
 * label, and is right about all else. The paper's trigger is a {@link org.phosphene.data.poison.Stamp}, a
 * {@link org.phosphene.data.poison.Patch} at a {@link org.phosphene.data.poison.Place}; the others have no place: a
 * {@link org.phosphene.data.poison.Blend}, a {@link org.phosphene.data.poison.Warp} and an
 * {@link org.phosphene.data.poison.OwnPattern}.
 */
package org.phosphene.data.poison;
