package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a run left in its folder: the bytes of the answers and maps, and the numbers without date and threads. */
record RunResult(byte[] answers, byte[] maps, JsonNode numbers) {
    static RunResult of(Path folder) throws IOException {
        return new RunResult(
                Files.readAllBytes(folder.resolve("answers.bin")),
                Files.readAllBytes(folder.resolve("maps.npz")),
                numbers(folder));
    }

    static JsonNode numbers(Path folder) throws IOException {
        ObjectNode json = (ObjectNode) json(folder);
        json.remove("provenance");
        return json;
    }

    static JsonNode json(Path folder) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("result.json").toFile());
    }

    void assertSameAs(RunResult other) {
        assertThat(Arrays.equals(answers, other.answers))
                .as("answers.bin the same")
                .isTrue();
        assertThat(Arrays.equals(maps, other.maps)).as("maps.npz the same").isTrue();
        assertThat(numbers).isEqualTo(other.numbers);
    }

    @Override
    public boolean equals(Object other) {
        throw new UnsupportedOperationException("use assertSameAs");
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }
}
