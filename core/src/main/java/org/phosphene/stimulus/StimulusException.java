package org.phosphene.stimulus;

/** A stimulus cannot be made, because what it is made from fails. The message is one line. */
public final class StimulusException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StimulusException(String message) {
        super(message);
    }

    public StimulusException(String message, Throwable cause) {
        super(message, cause);
    }
}
