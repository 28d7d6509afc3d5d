package org.phosphene.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("org.phosphene.answers.Layouts#all")
class AnswersFileTest {
    private final Layout layout;
    private final Sheet sheet;

    AnswersFileTest(Layout layout) {
        this.layout = layout;
        sheet = new Sheet(layout, 5);
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        AnswersFile file = sheet.open(sheet.bytes());
        assertThat(file.fields()).isEqualTo(Sheet.FIELDS);
        for (long block = 0; block < layout.blocks(); block++) {
            assertThat(sheet.reads(file, block)).isTrue();
        }
        assertThat(sheet.readsVerdicts(file)).isTrue();
        assertThat(file.answered()).isEqualTo(layout.trials());
    }

    @Test
    void anyOrderGivesTheSameBytesInFileAndMemory(@TempDir Path folder) throws IOException {
        byte[] expected = sheet.bytes();
        for (int seed = 0; seed < 5; seed++) {
            List<Long> order = LongStream.range(0, layout.blocks()).boxed().collect(Collectors.toList());
            Collections.shuffle(order, new Random(seed));
            Path path = folder.resolve("answers" + seed);
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                AnswersFile file = AnswersFile.create(channel, Sheet.FIELDS, layout);
                order.forEach(block -> sheet.write(file, block));
                file.write(sheet.verdicts());
                assertThat(Sheet.bytes(channel)).isEqualTo(expected);
                assertThat(file.size()).isEqualTo(expected.length);
            }
        }
    }

    /** Blocks are not there until they are written, also where a later one has been. */
    @Test
    void everyBlockOnItsOwn() throws IOException {
        for (long written = 0; written < Math.min(layout.blocks(), 10); written++) {
            AnswersFile file = AnswersFile.inMemory(Sheet.FIELDS, layout);
            assertThat(file.answered()).isZero();
            sheet.write(file, written);
            for (long block = 0; block < layout.blocks(); block++) {
                assertThat(sheet.reads(file, block)).isEqualTo(block == written);
            }
            assertThat(file.answered()).isEqualTo(layout.trialsIn(written));
            assertThat(file.verdicts()).isEmpty();
        }
    }

    @Test
    void verdictsAlone() throws IOException {
        AnswersFile file = AnswersFile.inMemory(Sheet.FIELDS, layout);
        file.write(sheet.verdicts());
        assertThat(sheet.readsVerdicts(file)).isTrue();
        assertThat(file.answered()).isZero();
    }

    @Test
    void blockThatTheLayoutLacks() {
        AnswersFile file = AnswersFile.inMemory(Sheet.FIELDS, layout);
        int[] labels = new int[layout.block()];
        byte[] confidences = new byte[layout.block()];
        for (long block : new long[] {-1, layout.blocks(), Long.MAX_VALUE}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> file.write(block, labels, confidences))
                    .withMessageContaining(Long.toString(block));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> file.read(block, labels, confidences));
        }
    }

    /** A label that the file could not give back must not be written. */
    @Test
    void labelThatTheLayoutLacks() {
        AnswersFile file = AnswersFile.inMemory(Sheet.FIELDS, layout);
        for (int label : new int[] {-1, layout.classes(), Integer.MIN_VALUE}) {
            int[] labels = new int[layout.block()];
            labels[layout.trialsIn(0) - 1] = label;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.write(0, labels, new byte[layout.block()]))
                    .withMessageContaining(Integer.toString(label))
                    .withMessageContaining(Integer.toString(layout.classes() - 1));
        }
    }

    /** With fewer classes in the layout than in the file, a whole block may hold a label that is none. */
    @Test
    void labelOutOfRangeInWholeBlock() throws IOException {
        if (layout.classes() == 2 || layout.classes() == 257) {
            return; // the label size would change, or no smaller number of classes is allowed
        }
        Layout fewer = new Layout(layout.trials(), layout.block(), layout.classes() - 1, layout.confidence());
        MemoryChannel channel = new MemoryChannel();
        sheet.write(AnswersFile.create(channel, Sheet.FIELDS, layout), 0);
        AnswersFile file = AnswersFile.open(channel, fields -> fewer);
        assertThatExceptionOfType(DamagedAnswersException.class)
                .isThrownBy(() -> file.read(0, new int[layout.block()], new byte[layout.block()]))
                .withMessageContaining("block 0 (byte " + file.at(0) + ")")
                .withMessageContaining("label " + (layout.classes() - 1));
    }

    @Test
    void verdictsOfAnotherNumberOfClasses() {
        AnswersFile file = AnswersFile.inMemory(Sheet.FIELDS, layout);
        int[] right = IntStream.range(0, layout.classes()).toArray();
        int[] wrong = new int[layout.classes() - 1];
        for (Verdicts verdicts : List.of(new Verdicts(wrong, right), new Verdicts(right, wrong))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> file.write(verdicts))
                    .withMessageContaining(Integer.toString(wrong.length))
                    .withMessageContaining(Integer.toString(layout.classes()));
        }
        right[0] = layout.classes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.write(new Verdicts(right, right)))
                .withMessageContaining(Integer.toString(layout.classes()));
    }

    @Test
    void createsInEmptyChannelsOnly() throws IOException {
        MemoryChannel old = Sheet.channel(sheet.bytes());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnswersFile.create(old, Sheet.FIELDS, layout))
                .withMessageContaining(old.size() + " bytes");
    }
}
