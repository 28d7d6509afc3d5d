package org.phosphene.bench.population;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.phosphene.bench.process.ChildProcess;
import org.phosphene.bench.process.OwnCommand;
import org.phosphene.bench.process.ProcessFailedException;
import org.phosphene.zoo.ModelCard;

/**
 * Trains what a folder lacks of the population.
 *
 * @param folder that gets a file and a card for each network
 * @param more words for every training, as where the data lies
 * @param jobs how many are trained at once, each on one thread
 */
public record Trainings(Path folder, List<String> more, int jobs) {
    private static final Duration LIMIT = Duration.ofHours(6);

    public Trainings {
        more = List.copyOf(more);
        if (jobs < 1 || jobs > 1024) {
            throw new IllegalArgumentException("jobs " + jobs + ": expected 1 to 1024");
        }
    }

    /** Those that are not there yet, or without their card. */
    public List<Subject> missing(List<Subject> subjects) {
        return subjects.stream()
                .filter(it -> !Files.exists(file(it)) || !Files.exists(card(it)))
                .toList();
    }

    /** Of its network. */
    public Path file(Subject subject) {
        return folder.resolve(subject.name() + ".onnx");
    }

    /** Of its card. */
    public Path card(Subject subject) {
        return folder.resolve(subject.name() + ".properties");
    }

    /**
     * Reads its card.
     *
     * @throws IOException if the file cannot be read or is no card; the message names it
     */
    public ModelCard read(Subject subject) throws IOException {
        Path card = card(subject);
        try {
            return ModelCard.parse(Files.readString(card));
        } catch (IllegalArgumentException e) {
            throw new IOException(card + ": " + e.getMessage(), e);
        }
    }

    /** The words that make a network. */
    public List<String> words(Subject subject) {
        List<String> words = new ArrayList<>(subject.training());
        words.addAll(more);
        words.addAll(List.of("--out", file(subject).toString()));
        return words;
    }

    /**
     * Trains them, the first first.
     *
     * @param done told each that is there, from any thread
     * @throws ProcessFailedException if a training failed; those before it are kept
     */
    public void run(List<Subject> subjects, Consumer<Subject> done) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Subject subject : subjects) {
                running.add(executor.submit(() -> {
                    ChildProcess.run(OwnCommand.ofTraining(words(subject)), LIMIT);
                    done.accept(subject);
                    return null;
                }));
            }
            for (int i = 0; i < subjects.size(); i++) {
                await(subjects.get(i), running.get(i));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(Subject subject, Future<?> training) throws InterruptedException {
        try {
            training.get();
        } catch (ExecutionException e) {
            String reason = String.valueOf(e.getCause().getMessage());
            throw new ProcessFailedException(subject.name() + ": " + reason);
        }
    }
}
