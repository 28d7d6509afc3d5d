package org.phosphene.answers;

/** An answers file is not one, is damaged, or is not complete. The message names the place and what was expected there. */
public class DamagedAnswersException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DamagedAnswersException(String message) {
        super(message);
    }
}
