package org.phosphene.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** What the terminal can show. The launcher tells whether the outputs are terminals, since Java cannot see it for each. */
final class Terminal {
    private static final int DEFAULT_COLUMNS = 80;

    /** When to use colour. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--color", paramLabel = "WHEN", description = "${COMPLETION-CANDIDATES}. Default: auto.")
    private Colour colour = Colour.AUTO;

    /** Whether standard output takes colours. */
    boolean colours() {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> isTerminal("phosphene.stdout") && System.getenv("NO_COLOR") == null;
        };
    }

    /** Whether a progress bar can be drawn on standard error. */
    static boolean showsBar() {
        return isTerminal("phosphene.stderr");
    }

    private static boolean isTerminal(String property) {
        return "terminal".equals(System.getProperty(property));
    }

    /** Width of the terminal in characters. */
    static int columns() {
        return Math.max(40, Integer.getInteger("phosphene.columns", DEFAULT_COLUMNS));
    }
}
