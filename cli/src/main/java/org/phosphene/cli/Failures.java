package org.phosphene.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.data.DataException;
import org.phosphene.observer.ObserverException;
import org.phosphene.onnx.ModelException;
import org.phosphene.stimulus.MissingMaterialException;
import org.phosphene.stimulus.StimulusException;
import org.phosphene.studies.run.AnswersInUseException;
import org.phosphene.trial.RunStoppedException;
import picocli.CommandLine;

/** Turns what went wrong into one line on standard error and an exit status. */
final class Failures {
    private static final int MOST_CHARACTERS = 1000;

    private Failures() {}

    /** Installs the handlers. */
    static CommandLine handledBy(CommandLine line) {
        line.setParameterExceptionHandler((e, args) -> {
            PrintWriter err = e.getCommandLine().getErr();
            err.println("phosphene: " + oneLine(e.getMessage()));
            CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
            err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return ExitStatus.USAGE;
        });
        line.setExecutionExceptionHandler((e, command, result) -> report(e, command));
        return line;
    }

    /** Reports a failure and returns its exit status. */
    static int report(Throwable e, CommandLine command) {
        PrintWriter err = command.getErr();
        if (command.getCommandSpec().root().userObject() instanceof Phosphene root && root.debug()) {
            e.printStackTrace(err);
        }
        int status = status(e);
        err.println("phosphene: " + oneLine(message(e)));
        if (status == ExitStatus.INTERNAL) {
            err.println("This is a fault of phosphene itself; run the command with --debug to see where.");
        }
        return status;
    }

    static int status(Throwable e) {
        if (e instanceof MissingMaterialException) {
            return ExitStatus.INPUT;
        }
        if (e instanceof UsageException
                || e instanceof AnswersInUseException
                || e instanceof IllegalArgumentException) {
            return ExitStatus.USAGE;
        }
        if (e instanceof RunStoppedException) {
            return ExitStatus.INTERRUPTED;
        }
        boolean input = e instanceof ModelException
                || e instanceof ObserverException
                || e instanceof StimulusException
                || e instanceof DataException
                || e instanceof DamagedAnswersException
                || e instanceof MapMemory.TooLittleException
                || e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof OutOfMemoryError
                || e instanceof LinkageError;
        return input ? ExitStatus.INPUT : ExitStatus.INTERNAL;
    }

    private static String message(Throwable e) {
        Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
        if (cause instanceof OutOfMemoryError) {
            return "out of memory: set PHOSPHENE_JAVA_OPTS=-Xmx4g or more, use fewer --threads or a smaller --shape";
        }
        if (cause instanceof LinkageError) {
            return "a native library cannot be loaded on this system (" + cause.getMessage() + ")";
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (cause instanceof NotDirectoryException not) {
            return not.getFile() + ": not a directory";
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** A message may repeat what a file says, which may be long, or meant to control the terminal. */
    private static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + " ..." : line;
    }
}
