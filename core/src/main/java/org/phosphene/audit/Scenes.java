package org.phosphene.audit;

import java.util.List;
import java.util.SplittableRandom;

/** What stamps are put on: pictures of several classes, each called by its class when nothing is put on it. */
interface Scenes {
    /** Labels, in ascending order; a class is named by its place in this list. */
    List<Integer> classes();

    /** Writes one of a class, black 0 and white 1, from {@code at} on; the same one for the same state of the generator. */
    void draw(int place, SplittableRandom random, float[] values, int at);
}
