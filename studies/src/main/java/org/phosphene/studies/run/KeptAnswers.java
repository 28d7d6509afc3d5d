package org.phosphene.studies.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.phosphene.answers.AnswersFile;
import org.phosphene.answers.DamagedAnswersException;
import org.phosphene.trial.Plan;

/** The file that keeps the answers of a run: its name, and the plan in its header. */
final class KeptAnswers {
    private static final String OBSERVER = "observer.";

    private KeptAnswers() {}

    /** The name that a run has on any machine, whatever engine makes it. */
    static String name(AskedModel network, Plan bare) {
        CRC32C crc = new CRC32C();
        Map<String, String> fields = new LinkedHashMap<>(bare.fields());
        // the engine's choice
        fields.remove("batch");
        crc.update((fields + network.sha256()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%s-%d-%08x.answers", label(network), bare.trials(), crc.getValue());
    }

    private static String label(AskedModel network) {
        return network.trainingSeed() == AskedModel.UNKNOWN
                ? network.name()
                : network.name() + "-seed" + network.trainingSeed();
    }

    /** A run in words, for the display of its progress. */
    static String task(AskedModel network, Plan bare) {
        return network.title() + ", " + stimulus(bare);
    }

    /** What a plan shows, in words. */
    static String stimulus(Plan plan) {
        Map<String, String> fields = plan.stimulus().fields();
        String of = fields.getOrDefault("stimulus.basis", fields.get("stimulus.decoder"));
        String noise = fields.getOrDefault("stimulus.noise", "unknown") + " noise" + (of == null ? "" : " of " + of);
        String signal = fields.get("stimulus.signal");
        return signal == null ? noise : signal + " in " + noise + ", gamma " + fields.get("stimulus.gamma");
    }

    /**
     * The plan of answers that are there: the one that is wanted, with an observer and its batch; empty if there are none. A
     * file that holds something else, or is damaged, is removed: answers can be asked for again.
     */
    static Optional<Plan> plan(Path file, Plan bare) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Plan[] read = new Plan[1];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            AnswersFile.open(channel, fields -> {
                read[0] = plan(bare, fields);
                return read[0].layout();
            });
            return Optional.of(read[0]);
        } catch (DamagedAnswersException e) {
            Files.delete(file);
            return Optional.empty();
        }
    }

    private static Plan plan(Plan bare, Map<String, String> fields) {
        Map<String, String> observer = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (key.startsWith(OBSERVER)) {
                observer.put(key, value);
            }
        });
        try {
            Plan plan = bare.withObserver(observer).withBatch(Integer.parseInt(fields.getOrDefault("batch", "")));
            if (plan.fields().equals(fields)) {
                return plan;
            }
        } catch (IllegalArgumentException e) {
            throw new DamagedAnswersException("the header's plan cannot be used: " + e.getMessage());
        }
        throw new DamagedAnswersException("the answers are of another run");
    }

    /** Whether no answer is missing. */
    static boolean complete(Path file, Plan plan) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            AnswersFile answers = AnswersFile.open(channel, fields -> plan.layout());
            return answers.firstMissing() < 0 && !answers.verdictsTorn();
        }
    }
}
