package org.phosphene.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.answers.Layout;
import org.phosphene.stimulus.MissingMaterialException;
import org.phosphene.studies.run.AnswersInUseException;
import org.phosphene.studies.run.LockedAnswers;
import org.phosphene.trial.Plan;

/** The folder of a run: its answers, and beside them what was made from them. */
final class RunFolder implements AutoCloseable {
    private static final String ANSWERS = "answers.bin";

    private final Path folder;
    private final Path file;
    private final FileChannel channel;
    private final AnswersFile answers;
    private final List<Path> made;
    private final FolderWatch watch;
    private final Material material;
    /** Null until it is asked for, where the run was made before. */
    private Plan plan;

    private RunFolder(
            Path folder,
            Path file,
            FileChannel channel,
            AnswersFile answers,
            List<Path> made,
            Material material,
            Plan plan)
            throws IOException {
        this.folder = folder;
        this.file = file;
        this.channel = channel;
        this.answers = answers;
        this.made = made;
        this.material = material;
        this.plan = plan;
        watch = FolderWatch.of(file);
    }

    /**
     * The folder for a run that is to be made: new, or with earlier answers of the same plan.
     *
     * @param material that the plan was made with; the folder keeps a copy of its file
     * @throws UsageException if it holds another run, or cannot be a folder
     */
    static RunFolder open(Path folder, Plan plan, Material material) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--out " + folder + ": it is a file, name a folder");
        }
        List<Path> made = new ArrayList<>();
        FileChannel channel = null;
        try {
            makeFolders(folder, made);
            Path file = folder.resolve(ANSWERS);
            channel = LockedAnswers.open(file, plan, made);
            AnswersFile answers = read(file, channel);
            refuseOther(folder, answers.fields(), plan.fields());
            keep(folder, material, made);
            return new RunFolder(folder, file, channel, answers, made, material, plan);
        } catch (AnswersInUseException e) {
            abandon(channel, made);
            throw new UsageException("--out " + e.getMessage());
        } catch (UsageException | DamagedAnswersException e) {
            abandon(channel, made);
            throw e;
        } catch (IOException e) {
            abandon(channel, made);
            throw refused(folder, e);
        }
    }

    /** Keeps a copy of what the noise was made from; larger files stay where they are. */
    private static void keep(Path folder, Material material, List<Path> made) throws IOException {
        Optional<Material.KeptFile> kept = material.kept();
        if (kept.isEmpty() || kept.get().content().length > Material.MOST_KEPT) {
            return;
        }
        Path place = folder.resolve(kept.get().name());
        byte[] content = kept.get().content();
        if (Files.isRegularFile(place) && Arrays.equals(Files.readAllBytes(place), content)) {
            return;
        }
        boolean there = Files.exists(place);
        Path part = place.resolveSibling(place.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        if (!there) {
            made.add(place);
        }
    }

    private static void abandon(FileChannel channel, List<Path> made) throws IOException {
        if (channel != null) {
            channel.close();
        }
        discard(made);
    }

    /** A full or broken disk is one thing, a folder that nobody may write into another. */
    private static IOException refused(Path folder, IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        if (reason == null) {
            reason = e.getClass().getSimpleName();
        }
        if (e instanceof FileSystemException && !reason.matches("No space left.*|.*[Qq]uota.*|Input/output.*")) {
            throw new UsageException("--out " + folder + ": cannot be written there (" + reason + ")");
        }
        return new IOException("--out " + folder + ": " + reason, e);
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
        return replay(folder, Material.builtIn());
    }

    /**
     * The same, with more places where its stimuli's files may be.
     *
     * @param material outlives the folder
     */
    static RunFolder replay(Path folder, Material material) throws IOException {
        Path file = Files.isRegularFile(folder) ? folder : folder.resolve(ANSWERS);
        if (!Files.isRegularFile(file)) {
            throw new DamagedAnswersException(folder + ": no " + ANSWERS + " in it; make a run with 'phosphene map'");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Path parent = file.toAbsolutePath().getParent();
        return new RunFolder(parent, file, channel, read(file, channel), List.of(), material.in(parent), null);
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
            return Plan.layout(fields);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unusable(e);
        }
    }

    private static DamagedAnswersException unusable(RuntimeException e) {
        return new DamagedAnswersException("the header's specification cannot be used (" + e.getMessage() + ")");
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

    /**
     * The plan of the run.
     *
     * @throws DamagedAnswersException if the answers' header states none
     * @throws MissingMaterialException if its stimuli were made from a file that is not to be had
     */
    Plan plan() {
        if (plan == null) {
            plan = parsed();
        }
        return plan;
    }

    private Plan parsed() {
        try {
            return Plan.parse(answers.fields(), material);
        } catch (MissingMaterialException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    /** SHA-256 of the answers file. */
    String sha256() throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Looks now and then whether the answers file is still in its place.
     *
     * @throws java.io.UncheckedIOException if it is gone
     */
    void check() {
        watch.check();
    }

    /** Tells of a run that failed what is kept of it; takes back what was made here if not one answer came of it. */
    String kept() throws IOException {
        if (!watch.isThere()) {
            return "; " + file + " was deleted or moved during the run, and the answers with it";
        }
        long answered = answers.answered();
        if (answered == 0) {
            discard(made);
            return "";
        }
        return String.format(
                Locale.ROOT,
                "; %,d complete answers are kept in %s, the same command goes on from them",
                answered,
                folder);
    }

    private static void discard(List<Path> made) {
        try {
            for (int i = made.size() - 1; i >= 0; i--) {
                Files.deleteIfExists(made.get(i));
            }
        } catch (IOException e) {
            // somebody else has put something there: it stays
            return;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
