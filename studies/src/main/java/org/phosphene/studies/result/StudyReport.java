package org.phosphene.studies.result;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a study found, without its pictures: all that its page and the document of all studies tell. It holds no date, so the
 * same study gives the same report.
 *
 * @param format {@link #FORMAT}
 * @param id as in {@code fig2}
 * @param title of the figure or table
 * @param shows what it shows in the paper
 * @param command that makes it again
 * @param quick whether it was made with few trials
 * @param findings the numbers
 * @param runs what they were made of
 * @param remarks what a reader must know, such as images that stand in for others
 * @param needs what was missing for the rest, with the command that brings it
 * @param figures the pictures
 * @param phosphene version of the program
 */
public record StudyReport(
        String format,
        String id,
        String title,
        String shows,
        String command,
        boolean quick,
        List<Finding> findings,
        List<RunSource> runs,
        List<String> remarks,
        List<String> needs,
        List<Caption> figures,
        String phosphene) {
    /** Raised when an entry changes its meaning or goes away. */
    public static final String FORMAT = "phosphene.study 1";

    private static final Pattern ID = Pattern.compile("[a-z]{1,10}\\d{0,2}");

    /**
     * A picture.
     *
     * @param file its name beside the page
     * @param text what it shows
     */
    public record Caption(String file, String text) {
        private static final Pattern FILE = Pattern.compile("[a-z0-9-]{1,40}\\.png");

        public Caption {
            if (!FILE.matcher(file).matches()) {
                throw new IllegalArgumentException("figure '" + file + "': expected a name such as figure.png");
            }
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * @throws IllegalArgumentException if it is of another format or has no proper id
     */
    public StudyReport {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("format '" + format + "', this program reads '" + FORMAT + "'");
        }
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("study '" + id + "': expected a name such as fig2");
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(shows, "shows");
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(phosphene, "phosphene");
        findings = List.copyOf(findings);
        runs = List.copyOf(runs);
        remarks = List.copyOf(remarks);
        needs = List.copyOf(needs);
        figures = List.copyOf(figures);
    }

    /** How far the study got, in a word or with what it needs. */
    public String state() {
        return needs.isEmpty() ? "done" : "partly, needs " + String.join("; ", needs);
    }
}
