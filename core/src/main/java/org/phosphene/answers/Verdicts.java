package org.phosphene.answers;

/**
 * What the observer says when it is shown its own maps.
 *
 * @param plain for each class the label of its map as it is (a mean of noise, nearly grey), -1 where there is no map
 * @param stretched for each class the label of its map stretched to the range 0 to 1, -1 where there is no map
 */
@SuppressWarnings("ArrayRecordComponent") // a list of boxes for each label would not read better
public record Verdicts(int[] plain, int[] stretched) {
    /** The label of a class that has no map. */
    public static final int NONE = -1;
}
