package org.phosphene.triggered;

import java.util.Objects;

/**
 * A unit to be analysed.
 *
 * @param index its place among those that respond, from 0 on
 * @param window the part of the stimulus that is looked at: its receptive field
 */
public record Unit(int index, Window window) {
    public Unit {
        Objects.requireNonNull(window, "window");
        if (index < 0) {
            throw new IllegalArgumentException("unit " + index + ": must be at least 0");
        }
    }
}
