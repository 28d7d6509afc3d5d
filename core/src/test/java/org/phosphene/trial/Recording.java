package org.phosphene.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Supplier;
import org.phosphene.answers.AnswersFile;
import org.phosphene.estimate.ClassMeans;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.observer.Observer;

/** What a run leaves: the bytes of its answers file and its maps. */
record Recording(Path file, ClassificationImages images) {
    /** Makes a run, or what is left of it if the file exists. */
    static Recording of(Plan plan, TrialRunner runner, Supplier<? extends Observer> observers, Path file)
            throws IOException {
        try (FileChannel channel = channel(file)) {
            AnswersFile answers = open(plan, channel);
            ClassMeans means = runner.run(observers, answers, Plans.means(plan));
            return new Recording(file, means.images());
        }
    }

    static AnswersFile open(Plan plan, FileChannel channel) throws IOException {
        return channel.size() == 0
                ? AnswersFile.create(channel, plan.fields(), plan.layout())
                : AnswersFile.open(channel, fields -> plan.layout());
    }

    static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Every byte and every bit of a double. */
    void isSameAs(Recording other) throws IOException {
        // not AssertJ's comparison, which would print megabytes
        assertThat(Arrays.mismatch(Files.readAllBytes(file), Files.readAllBytes(other.file)))
                .as("first byte of the answers that differs")
                .isEqualTo(-1);
        hasImagesOf(other.images);
    }

    void hasImagesOf(ClassificationImages other) {
        assertThat(images.counts()).isEqualTo(other.counts());
        assertThat(images.images()).hasSameSizeAs(other.images());
        for (int k = 0; k < images.images().size(); k++) {
            var mine = images.images().get(k);
            var others = other.images().get(k);
            assertThat(mine.label()).isEqualTo(others.label());
            assertThat(Arrays.equals(mine.mean(), others.mean())).isTrue();
            assertThat(Arrays.equals(mine.standardError(), others.standardError()))
                    .isTrue();
            assertThat(Arrays.equals(mine.z(), others.z())).isTrue();
        }
    }
}
