package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code layers} and {@code edit}. */
class NetworkCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void layersAreATable() {
        CommandRun run = CommandRun.of("layers");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("conv2 Conv 50x8x8 maps 3200 14 2 0", "scores fc2 Gemm 10 row 10 whole");
    }

    @Test
    void layersAreJson() throws IOException {
        JsonNode listing = JsonMapper.builder()
                .build()
                .readTree(CommandRun.of("layers", "mnist-rnn", "--json").out());
        JsonNode last = listing.get("tensors").get(listing.get("tensors").size() - 1);
        assertThat(last.get("name").asText()).isEqualTo("scores");
        assertThat(last.get("field").get("whole").asBoolean()).isTrue();
        assertThat(last.get("field").get("reason").asText()).contains("operator RNN");
    }

    @Test
    void editWritesAModelThatOtherCommandsTake() throws IOException {
        Path shift = npy("shift.npy", 20);
        Path edited = folder.resolve("edited.onnx");
        CommandRun run = CommandRun.of(
                "edit", "mnist-cnn", "--tensor", "conv1", "--lesion", "3,5", "--shift", shift, "--out", edited);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Changed       'conv1' (Conv, 20x24x24): without 3, 5, plus ")
                .containsPattern("Labels        [1-9]\\d* of 1,000 images of white noise get another one")
                .contains("Takes         images of 1x28x28, gives 10 classes");
        assertThat(CommandRun.of("layers", edited).out()).contains("conv1.shifted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tensor conv1                           | 2 | nothing to change",
                "--tensor conv9 --scale 1                 | 2 | the nearest names are conv1, conv2",
                "--tensor conv1 --shift SEVEN             | 2 | 7 numbers on tensor 'conv1' of 20x24x24, which has 20 maps",
                "--tensor conv1 --shift nosuch.npy        | 3 | nosuch.npy: no such file",
                "--tensor conv1 --shift much              | 2 | --shift 'much': expected a number or a .npy file",
                "--tensor conv1 --scale NaN               | 2 | not finite",
                "--tensor conv1 --lesion 20               | 2 | map 20 of tensor 'conv1', which has 20",
                "--tensor conv1.weight --scale 2          | 2 | holds weights",
                "--scale 2                                | 2 | Missing required option",
            })
    void wrongArguments(String args, int status, String words) throws IOException {
        String seven = npy("seven.npy", 7).toString();
        Path edited = folder.resolve("edited.onnx");
        Object[] all = Stream.concat(
                        Stream.of("edit", "mnist-cnn", "--out", edited),
                        Stream.of(args.split(" ")).map(word -> word.replace("SEVEN", seven)))
                .toArray();
        CommandRun run = CommandRun.of(all);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines().filter(line -> !line.startsWith("Try "))).hasSize(1);
        assertThat(edited).doesNotExist();
    }

    @Test
    void filesThatAreNoArrays() throws IOException {
        Path text = Files.writeString(folder.resolve("text.npy"), "hello, this is not an array at all");
        CommandRun run = CommandRun.of(
                "edit", "mnist-cnn", "--tensor", "fc1", "--scale", text, "--out", folder.resolve("edited.onnx"));
        assertThat(run.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(run.err()).contains("text.npy: not a .npy file; write one with numpy.save");
    }

    /** As numpy.save writes them. */
    private Path npy(String name, int count) throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + count + ",), }";
        byte[] text = (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + Float.BYTES * count)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(0.1f * i);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }
}
