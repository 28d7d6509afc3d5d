package org.phosphene.bench.whole;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.phosphene.answers.AnswersFile;
import org.phosphene.bench.measure.Timing;
import org.phosphene.bench.process.TemporaryFolder;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.trial.Plan;
import org.phosphene.trial.TrialRunner;

/**
 * A run from noise to maps: observers opened, noise made, answers asked, written and added up.
 *
 * @param plan what is run
 * @param contender who is asked
 * @param workers threads
 */
record WholeRun(Plan plan, Contender contender, int workers) {
    Timing time() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.make();
                FileChannel channel = FileChannel.open(
                        folder.path().resolve("answers.bin"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            AnswersFile answers = AnswersFile.create(channel, plan.fields(), plan.layout());
            long added = TrialRunner.of(plan)
                    .withWorkers(workers)
                    .run(contender.observers(), answers, () -> ClassMeans.of(plan.stimulus(), plan.classes()))
                    .images()
                    .images()
                    .stream()
                    .mapToLong(ClassificationImage::trials)
                    .sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (added != plan.trials()) {
                throw new IllegalStateException(added + " of " + plan.trials() + " trials are in the maps");
            }
            return Timing.of(added, seconds);
        }
    }
}
