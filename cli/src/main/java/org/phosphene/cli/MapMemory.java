package org.phosphene.cli;

import java.util.Locale;
import org.phosphene.stimulus.Shape;

/** What memory maps of a shape take at the very least, so that a small file which claims a huge one costs nothing. */
final class MapMemory {
    /** Of one class: three sums and three results of 8 bytes; of one worker: a level and a random word of 4. */
    private static final int BYTES_A_VALUE = 56;

    private MapMemory() {}

    /** There is not enough. */
    static final class TooLittleException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooLittleException(String message) {
            super(message);
        }
    }

    /**
     * Refuses maps that cannot fit, before anything is allocated for them.
     *
     * @throws TooLittleException if Java may not take as much
     */
    static void check(Shape shape) {
        long least = (long) BYTES_A_VALUE * shape.size();
        long most = Runtime.getRuntime().maxMemory();
        if (least > most) {
            throw new TooLittleException(String.format(
                    Locale.ROOT,
                    "maps of %s take at least %,d MB of memory and Java may take %,d: set PHOSPHENE_JAVA_OPTS=-Xmx%dg or more",
                    shape,
                    least >> 20,
                    most >> 20,
                    ((2 * least) >> 30) + 1));
        }
    }
}
