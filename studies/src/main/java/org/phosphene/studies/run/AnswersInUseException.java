package org.phosphene.studies.run;

/** Another run is writing into the same answers. One line. */
public final class AnswersInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnswersInUseException(String message) {
        super(message);
    }
}
