package org.phosphene.data.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.phosphene.data.DataException;
import org.phosphene.data.DataSet;
import org.phosphene.data.NotAsPublishedException;

/**
 * Fetches data sets into a folder. Mirrors are asked in order until one gives the published content; what has come is gone
 * on from, also by a later call. Two processes may fetch into one folder: the second waits for the first.
 */
public final class Fetch {
    /** Bytes by which an attempt must have brought a file on to count as none. */
    private static final long MUCH = 1 << 16;

    private final Path root;
    private final List<URI> mirrors;
    private final Patience patience;
    private final FetchListener listener;
    private final BooleanSupplier stop;

    private Fetch(Path root, List<URI> mirrors, Patience patience, FetchListener listener, BooleanSupplier stop) {
        this.root = root;
        this.mirrors = mirrors;
        this.patience = patience;
        this.listener = listener;
        this.stop = stop;
    }

    /** Into a folder of data sets, which is made if it is not there. */
    public static Fetch into(Path root) {
        return new Fetch(root, List.of(), Patience.USUAL, new FetchListener() {}, () -> false);
    }

    /**
     * With a mirror that is asked before the public ones.
     *
     * @param base address under which the files lie by name, at once or in a folder of the set's name
     * @throws IllegalArgumentException if it is not one of http or https, or has more than a host and a path
     */
    public Fetch withMirror(URI base) {
        boolean web = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
        if (!web || base.getHost() == null || base.getUserInfo() != null || base.getQuery() != null) {
            throw new IllegalArgumentException(
                    "mirror '" + base + "': expected an address as in https://example.org/data/");
        }
        return new Fetch(root, List.of(base), patience, listener, stop);
    }

    public Fetch withPatience(Patience other) {
        return new Fetch(root, mirrors, other, listener, stop);
    }

    public Fetch withListener(FetchListener other) {
        return new Fetch(root, mirrors, patience, other, stop);
    }

    /** With a question that is asked several times a second: whether to stop. */
    public Fetch withStop(BooleanSupplier other) {
        return new Fetch(root, mirrors, patience, listener, other);
    }

    /** Bytes that come for a set that is public. */
    public static long bytes(DataSet set) {
        return Publication.of(set).bytes();
    }

    /**
     * Fetches what is missing or wrong of a set.
     *
     * @throws DataException if no mirror gives it, the folder cannot be written, or the set is not public; nothing but
     *     parts that can be gone on from is left then
     * @throws org.phosphene.trial.RunStoppedException if told to stop; parts are kept
     */
    public void run(DataSet set) {
        run(Publication.of(set));
    }

    void run(Publication published) {
        Publication publication = mirrors.isEmpty() ? published : published.withMirror(mirrors.get(0));
        Path folder = root.resolve(publication.id());
        if (missing(publication, folder).isEmpty()) {
            listener.alreadyComplete(folder);
            return;
        }
        try (FolderLock lock = FolderLock.of(folder, listener, stop)) {
            List<URI> homes = new ArrayList<>(publication.homes());
            Transfer transfer = new Transfer(patience, listener, stop);
            // looked for again: another process may have fetched them meanwhile
            for (Download download : missing(publication, lock.folder())) {
                fromAny(homes, download, lock.folder(), transfer);
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    static DataException unwritable(Path place, IOException e) {
        String reason = e.getMessage();
        if (e instanceof FileSystemException fault) {
            reason = fault.getReason() != null
                    ? fault.getReason()
                    : e instanceof AccessDeniedException
                            ? "permission denied"
                            : e.getClass().getSimpleName();
        }
        return new DataException(
                place + ": cannot be written (" + reason + "); make room, or name another folder with --data", e);
    }

    private static List<Download> missing(Publication publication, Path folder) {
        return publication.downloads().stream()
                .filter(download -> !isThere(download, folder))
                .toList();
    }

    private static boolean isThere(Download download, Path folder) {
        return download.files().stream().allMatch(file -> file.isIn(folder));
    }

    /** The home that gave a file is the first that is asked for the next. */
    private void fromAny(List<URI> homes, Download download, Path folder, Transfer transfer) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (URI home : List.copyOf(homes)) {
            try {
                from(home.resolve(download.name()), download, folder, transfer);
                homes.remove(home);
                homes.add(0, home);
                return;
            } catch (MirrorException e) {
                reasons.add(home + " " + e.getMessage());
            }
        }
        throw new DataException(folder.resolve(download.name()) + ": no mirror gave it: " + String.join("; ", reasons)
                + "; look at the connection, or name a mirror with --mirror");
    }

    private void from(URI url, Download download, Path folder, Transfer transfer) throws MirrorException, IOException {
        Part part = Part.of(folder, download.name());
        try {
            untilWhole(url, download, folder, part, transfer);
        } finally {
            if (part.length() == 0) {
                part.delete();
            }
        }
    }

    private void untilWhole(URI url, Download download, Path folder, Part part, Transfer transfer)
            throws MirrorException, IOException {
        long most = part.length();
        for (int attempt = 1; ; attempt++) {
            try {
                once(url, download, folder, part, transfer);
                return;
            } catch (MirrorException e) {
                if (part.length() > most + MUCH) {
                    most = part.length();
                    attempt = 0;
                }
                boolean again = e.isPassing() && attempt < patience.attempts();
                listener.failed(url, e.getMessage(), again);
                if (!again) {
                    throw e;
                }
                pauseAfter(Math.max(1, attempt));
            }
        }
    }

    private void once(URI url, Download download, Path folder, Part part, Transfer transfer)
            throws MirrorException, IOException {
        boolean wentOn = part.length() > 0;
        if (!part.isWhole()) {
            transfer.run(url, download, part);
        }
        try {
            Path place = download.place(part.file(), folder);
            part.delete();
            listener.done(place);
        } catch (NotAsPublishedException e) {
            part.delete();
            String reason = "what came is not the published file: " + e.fault();
            // bytes from before may be at fault, so the mirror may give the whole
            throw wentOn ? MirrorException.passing(reason) : MirrorException.lasting(reason);
        }
    }

    private void pauseAfter(int attempt) {
        long end = System.nanoTime() + patience.pauseAfter(attempt).toNanos();
        try {
            while (System.nanoTime() < end) {
                if (stop.getAsBoolean()) {
                    throw Body.stopped();
                }
                Thread.sleep(Math.min(
                        Body.GLANCE.toMillis(), patience.pauseAfter(attempt).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Body.stopped();
        }
    }
}
