package org.phosphene.trial;

/** A run was told to stop before its end. The answers so far are kept. */
public class RunStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunStoppedException(String message) {
        super(message);
    }
}
