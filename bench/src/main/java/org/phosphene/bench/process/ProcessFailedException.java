package org.phosphene.bench.process;

/** Another program did not do what it was started for. */
public final class ProcessFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST = 200;

    /**
     * @param message may hold what the other program said: it is shortened and made one line of visible characters
     */
    public ProcessFailedException(String message) {
        super(oneLine(message));
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
    }
}
