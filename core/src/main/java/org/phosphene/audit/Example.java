package org.phosphene.audit;

/**
 * A scene without the trigger and with it.
 *
 * @param plain values of the scene, channel by channel and row by row, black 0 and white 1
 * @param stamped the same with the trigger on it
 * @param before what the classifier calls the scene
 * @param after what it calls the stamped one
 */
@SuppressWarnings("ArrayRecordComponent") // pictures
public record Example(float[] plain, float[] stamped, int before, int after) {}
