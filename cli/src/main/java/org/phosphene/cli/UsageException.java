package org.phosphene.cli;

/** The arguments do not fit what is there, for instance an output folder that holds another run. One line. */
class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
