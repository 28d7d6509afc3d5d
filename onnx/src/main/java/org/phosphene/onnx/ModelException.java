package org.phosphene.onnx;

/**
 * A model file cannot be used. The message is one line: the file, what is wrong, what to do. It may repeat what a stranger
 * wrote in the file, so control characters are taken out.
 */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(printable(message));
    }

    public ModelException(String message, Throwable cause) {
        super(printable(message), cause);
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", "?");
    }

    /** The first line of an engine's message, without its error code. */
    static String firstLine(Throwable e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = text.lines().findFirst().orElse("").replaceFirst("^Error code - \\S+ - message: ", "");
        line = printable(line);
        return line.length() > 300 ? line.substring(0, 300) + " ..." : line;
    }
}
