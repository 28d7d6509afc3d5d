package org.phosphene.data.fetch;

import java.net.URI;
import java.nio.file.Path;

/** Is told how a fetch goes, on the thread that fetches. */
public interface FetchListener {
    /** The set was whole before; nothing is asked. */
    default void alreadyComplete(Path folder) {}

    /** Another process fetches the same set, and is waited for. */
    default void waiting(Path folder) {}

    /**
     * Bytes of a file begin to come.
     *
     * @param url of the file, as it was asked for
     * @param had bytes that were there already
     * @param total bytes of the whole file, -1 if the mirror does not say
     */
    default void begun(URI url, long had, long total) {}

    /** So many bytes of the file are there now. */
    default void received(long bytes) {}

    /**
     * An attempt came to nothing.
     *
     * @param reason in one line
     * @param again whether the same mirror is asked again
     */
    default void failed(URI url, String reason, boolean again) {}

    /** A file was found right and has got its name. */
    default void done(Path file) {}
}
