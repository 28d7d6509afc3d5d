package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Shape;

/** A file that is no model, or no longer one: it opens, or is refused with one line that names it. Nothing else may happen. */
@Timeout(60)
class DamagedModelTest {
    private static final int CASES = 300;

    private final LinearClassifier truth = LinearClassifier.of(Shape.of(1, 12, 12), 10);
    private final byte[] whole =
            ModelCases.imageGraph(OnnxGraph.create(), truth, 1).bytes();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.onnx");
    }

    @Test
    void missing() {
        refused("no such file");
    }

    @Test
    void directory() throws IOException {
        Files.createDirectory(file);
        refused("a directory");
    }

    @Test
    void empty() throws IOException {
        Files.write(file, new byte[0]);
        refused("not an ONNX model");
    }

    @Test
    void text() throws IOException {
        Files.writeString(file, "version 1\noid sha256:0\nsize 5003116\n");
        refused("not an ONNX model");
    }

    @Test
    void emptyInMemory() {
        assertThatThrownBy(() -> OnnxModel.of("model.onnx", new byte[0], OnnxModel.Choices.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("model.onnx: not an ONNX model, it has no graph");
    }

    /** What a stranger wrote must not command the terminal. */
    @Test
    void controlCharactersInNames() {
        ModelCases.imageGraph(OnnxGraph.create(), truth, 1)
                .input("\u001b[2Jsecond\r\n\u009b", 1)
                .write(file);
        refused("2 inputs [image, ?[2Jsecond???]");
    }

    @Test
    void largerThanProtobufAllows() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.position(1L << 31).write(ByteBuffer.allocate(1));
        }
        refused("2147483649 bytes, an ONNX file has at most 2 GB");
    }

    @Test
    void randomBytes() throws IOException {
        Random random = new Random(11);
        int opened = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            opened += opens(bytes, "random bytes " + i) ? 1 : 0;
        }
        assertThat(opened).isZero();
    }

    @Test
    void cutOff() throws IOException {
        for (int length = 0; length < whole.length; length += 97) {
            byte[] part = Arrays.copyOf(whole, length);
            // what is cut off last is the operator set, without which the engine may still know the operators
            assertThat(opens(part, "cut off after " + length + " bytes") && length < whole.length - 97)
                    .as("cut off after %d of %d bytes", length, whole.length)
                    .isFalse();
        }
        assertThat(opens(whole, "whole")).isTrue();
    }

    @Test
    void flippedBits() throws IOException {
        Random random = new Random(12);
        int opened = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = whole.clone();
            int at = place(random);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            opened += opens(bytes, "bit flipped in byte " + at) ? 1 : 0;
        }
        // a flipped bit in a weight or a name does no harm
        assertThat(opened).isBetween(CASES / 10, CASES - CASES / 10);
    }

    /** Bytes of the structure, which are few, as often as those of the weights. */
    private int place(Random random) {
        int structure = 400;
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(whole.length);
            case 1 -> random.nextInt(structure);
            default -> whole.length - 1 - random.nextInt(structure);
        };
    }

    @Test
    void flippedBytesOfTheStructure() throws IOException {
        Random random = new Random(13);
        int opened = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = whole.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[place(random)] = (byte) random.nextInt(256);
            }
            opened += opens(bytes, "bytes changed, case " + i) ? 1 : 0;
        }
        assertThat(opened).isLessThan(CASES);
    }

    private void refused(String why) {
        assertThatThrownBy(() -> OnnxModel.open(file))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    /** Whether a file of such content opens; if it does, it is asked, too. */
    private boolean opens(byte[] content, String what) throws IOException {
        Files.write(file, content);
        try {
            OnnxModel model = OnnxModel.open(file);
            ask(model);
            return true;
        } catch (ModelException e) {
            assertThat(e.getMessage()).as(what).startsWith(file + ": ").matches("\\P{Cntrl}+");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(what + ": " + HexFormat.of().formatHex(content), e);
        }
    }

    private static void ask(OnnxModel model) {
        int batch = model.batch(4);
        try (OnnxObserver observer = model.observer(Preprocessing.of(0, 1))) {
            observer.label(new float[batch * model.contract().shape().size()], batch, new int[batch]);
        } catch (ObserverException e) {
            assertThat(e.getMessage()).matches("\\P{Cntrl}+");
        }
    }
}
