package org.phosphene.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Layout;
import org.phosphene.trial.Plan;

/** The folder of a run: its answers, and beside them what was made from them. */
final class RunFolder implements AutoCloseable {
    private static final String ANSWERS = "answers.bin";

    private final Path folder;
    private final FileChannel channel;
    private final AnswersFile answers;
    private final List<Path> made;

    private RunFolder(Path folder, FileChannel channel, AnswersFile answers, List<Path> made) {
        this.folder = folder;
        this.channel = channel;
        this.answers = answers;
        this.made = made;
    }

    /**
     * The folder for a run that is to be made: new, or with earlier answers of the same plan.
     *
     * @throws UsageException if it holds another run, or cannot be a folder
     */
    static RunFolder open(Path folder, Plan plan) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--out " + folder + ": it is a file, name a folder");
        }
        List<Path> made = new ArrayList<>();
        try {
            Path file = place(folder, plan, made);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, folder);
            AnswersFile answers = read(file, channel);
            refuseOther(folder, answers.fields(), plan.fields());
            return new RunFolder(folder, channel, answers, made);
        } catch (IOException e) {
            discard(made);
            throw e;
        }
    }

    /** The answers file, begun if it is not there. */
    private static Path place(Path folder, Plan plan, List<Path> made) throws IOException {
        try {
            makeFolders(folder, made);
            Path file = folder.resolve(ANSWERS);
            if (!Files.exists(file)) {
                begin(file, plan);
                made.add(file);
            }
            return file;
        } catch (FileSystemException e) {
            discard(made);
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new UsageException("--out " + folder + ": cannot be written there (" + reason + ")");
        }
    }

    /**
     * The plan of the answers that a folder holds; empty where it holds none.
     *
     * @throws DamagedAnswersException if they are damaged
     */
    static Optional<Map<String, String>> fields(Path folder) throws IOException {
        Path file = folder.resolve(ANSWERS);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Optional.of(read(file, channel).fields());
        }
    }

    /**
     * The folder of a run that was made.
     *
     * @throws DamagedAnswersException if there are no answers in it, or they are damaged
     */
    static RunFolder replay(Path folder) throws IOException {
        Path file = Files.isRegularFile(folder) ? folder : folder.resolve(ANSWERS);
        if (!Files.isRegularFile(file)) {
            throw new DamagedAnswersException(folder + ": no " + ANSWERS + " in it; make a run with 'phosphene map'");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new RunFolder(file.toAbsolutePath().getParent(), channel, read(file, channel), List.of());
    }

    private static void makeFolders(Path folder, List<Path> made) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        if (absolute.getParent() != null) {
            makeFolders(absolute.getParent(), made);
        }
        Files.createDirectory(absolute);
        made.add(absolute);
    }

    /** Puts a header in place in one step, so that a kill leaves either no file or a readable one. */
    private static void begin(Path file, Plan plan) throws IOException {
        Path part = file.resolveSibling(ANSWERS + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            AnswersFile.create(channel, plan.fields(), plan.layout());
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void lock(FileChannel channel, Path folder) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer
        }
        channel.close();
        throw new UsageException("--out " + folder + ": another run is writing there");
    }

    private static AnswersFile read(Path file, FileChannel channel) throws IOException {
        try {
            return AnswersFile.open(channel, RunFolder::layout);
        } catch (DamagedAnswersException e) {
            channel.close();
            throw new DamagedAnswersException(file + ": " + e.getMessage());
        }
    }

    private static Layout layout(Map<String, String> fields) {
        try {
            return Plan.parse(fields).layout();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedAnswersException("the header's specification cannot be used (" + e.getMessage() + ")");
        }
    }

    private static void refuseOther(Path folder, Map<String, String> there, Map<String, String> here) {
        TreeSet<String> keys = new TreeSet<>(there.keySet());
        keys.addAll(here.keySet());
        keys.removeIf(key -> here.getOrDefault(key, "").equals(there.getOrDefault(key, "")));
        if (!keys.isEmpty()) {
            String key = keys.first();
            throw new UsageException("--out " + folder + ": it holds another run, with " + key + " "
                    + there.getOrDefault(key, "absent") + ", not " + here.getOrDefault(key, "absent")
                    + "; choose another folder");
        }
    }

    Path path() {
        return folder;
    }

    AnswersFile answers() {
        return answers;
    }

    Plan plan() {
        return Plan.parse(answers.fields());
    }

    /** SHA-256 of the answers file. */
    String sha256() throws IOException {
        try (InputStream in = new DigestInputStream(
                Files.newInputStream(folder.resolve(ANSWERS)), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes back what was made here if not one answer came of it. */
    void discardIfEmpty() throws IOException {
        if (answers.answered() == 0) {
            discard(made);
        }
    }

    private static void discard(List<Path> made) throws IOException {
        for (int i = made.size() - 1; i >= 0; i--) {
            Files.deleteIfExists(made.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
