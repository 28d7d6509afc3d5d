package org.phosphene.data;

import java.nio.file.Path;

/** A file that is missing or not the published one. The message is one line: the file and what is wrong with it. */
public final class NotAsPublishedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String fault;

    public NotAsPublishedException(Path file, String fault) {
        super(file + ": " + fault);
        this.fault = fault;
    }

    /** What is wrong, without the file. */
    public String fault() {
        return fault;
    }
}
