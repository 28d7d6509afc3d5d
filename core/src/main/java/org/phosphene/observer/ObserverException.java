package org.phosphene.observer;

/** The classifier failed, or its answer cannot be used. The message is one line that says what to do. */
public class ObserverException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ObserverException(String message) {
        super(message);
    }

    public ObserverException(String message, Throwable cause) {
        super(message, cause);
    }
}
