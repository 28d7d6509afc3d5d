package org.phosphene.onnx;

/** A model file cannot be used. The message is one line: the file, what is wrong, what to do. */
public class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The first line of an engine's message, without its error code. */
    static String firstLine(Throwable e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String line = text.lines().findFirst().orElse("").replaceFirst("^Error code - \\S+ - message: ", "");
        return line.length() > 300 ? line.substring(0, 300) + " ..." : line;
    }
}
