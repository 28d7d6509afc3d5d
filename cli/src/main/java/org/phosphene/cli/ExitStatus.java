package org.phosphene.cli;

/** What the command's exit status means. */
final class ExitStatus {
    /** Done. */
    static final int OK = 0;
    /** Done, and what was looked for was found: for build pipelines. */
    static final int FINDING = 1;
    /** The arguments are wrong, or do not fit what is there. */
    static final int USAGE = 2;
    /** A model, a data file, an answers file or a disk is at fault. */
    static final int INPUT = 3;
    /** A fault of this program. */
    static final int INTERNAL = 70;
    /** Stopped by Ctrl-C. The platform's own statuses for other signals are left as they are, as in 143 for SIGTERM. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
