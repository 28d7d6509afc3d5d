package org.phosphene.stimulus;

/** A file that stimuli were made from is not to be had, or is another one than it was. The message says what to do. */
public final class MissingMaterialException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Nobody knows where it is.
     *
     * @param kind what it is, as in {@code the decoder}
     */
    public MissingMaterialException(String kind, String name, String sha256) {
        this(kind + " '" + name + "' of these stimuli is needed (sha256 " + sha256 + ")");
    }

    public MissingMaterialException(String message) {
        super(message);
    }

    public MissingMaterialException(String message, Throwable cause) {
        super(message, cause);
    }
}
