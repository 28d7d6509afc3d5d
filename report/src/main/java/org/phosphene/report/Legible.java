package org.phosphene.report;

/**
 * Text from outside made fit to be shown: names of classes and models may hold anything, also sequences that steer a
 * terminal or turn the direction of writing.
 */
public final class Legible {
    private static final int REPLACEMENT = 0xfffd;

    private Legible() {}

    /** Replaces control, format, private and unpaired characters and line ends by the replacement character. */
    public static String text(String any) {
        StringBuilder out = new StringBuilder();
        any.codePoints().forEach(point -> out.appendCodePoint(shown(point) ? point : REPLACEMENT));
        return out.toString();
    }

    private static boolean shown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** At most {@code most} characters, the last of which is {@code end} where something was left out. */
    static String cut(String text, int most, String end) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most - 1))) + end;
    }

    /** Exactly {@code width} characters: cut, or filled with spaces on the right. */
    static String padded(String text, int width, String end) {
        String cut = cut(text, width, end);
        return cut + " ".repeat(width - cut.codePointCount(0, cut.length()));
    }
}
