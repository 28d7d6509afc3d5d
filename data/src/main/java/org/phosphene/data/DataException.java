package org.phosphene.data;

/**
 * A data set that cannot be used as it lies on the disk. The message is one line: the file, the place in it, what was
 * found and expected, and what to do. Offsets count bytes of the uncompressed content, from 0.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
