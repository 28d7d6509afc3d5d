package org.phosphene.studies.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.phosphene.answers.AnswersFile;
import org.phosphene.trial.Plan;

/** The answers file of a run that is to be made: begun if it is not there, and locked against a second run. */
public final class LockedAnswers {
    private LockedAnswers() {}

    /**
     * Opens the file.
     *
     * @param made is told of a file that was begun
     * @throws AnswersInUseException if another run is writing there
     */
    public static FileChannel open(Path file, Plan plan, List<Path> made) throws IOException {
        if (!Files.exists(file)) {
            Optional<FileChannel> begun = begin(file, plan);
            if (begun.isPresent()) {
                made.add(file);
                return begun.get();
            }
        }
        return locked(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE), file);
    }

    /**
     * Puts a header in place in one step, so that a kill leaves either no file or a readable one. The lock is taken before
     * the file gets its name: of two runs that begin at once, the later would else put an empty file in place of the first
     * one's answers. Empty if another run was faster.
     */
    private static Optional<FileChannel> begin(Path file, Plan plan) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        FileChannel channel = locked(
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                file);
        boolean begun = false;
        try {
            if (!Files.exists(file)) {
                // what a kill may have left there
                channel.truncate(0);
                AnswersFile.create(channel, plan.fields(), plan.layout());
                channel.force(true);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                begun = true;
            }
            return begun ? Optional.of(channel) : Optional.empty();
        } finally {
            if (!begun) {
                Files.deleteIfExists(part);
                channel.close();
            }
        }
    }

    private static FileChannel locked(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer
        }
        channel.close();
        throw new AnswersInUseException(
                file.getParent() + ": another run is writing there; wait for it or name another folder");
    }
}
