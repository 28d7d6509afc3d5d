package org.phosphene.data.poison;

import java.util.Map;
import org.phosphene.stimulus.Shape;

/** What a poisoned image carries, by which a network knows it. */
public sealed interface Trigger permits Stamp, Blend, Warp, OwnPattern {

    /** The keys of a specification that say all about it, in the order of the text, with their values. */
    Map<String, Object> pairs();

    /**
     * Whether images of a shape can carry it.
     *
     * @throws IllegalArgumentException if it does not fit; one line that names the key
     */
    void fit(Shape image);

    /**
     * What puts it into images of a shape.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    Brush on(Shape image);

    /** Puts a trigger into images of one shape. */
    @FunctionalInterface
    interface Brush {
        /**
         * Changes one image.
         *
         * @param levels 0 to 255 as unsigned bytes, of images channel by channel and row by row
         * @param at where the image begins
         */
        void paint(byte[] levels, int at);
    }
}
