package org.phosphene.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
    @TempDir
    private Path temporary;

    @Test
    void comeFromAListADataSetOrAFile() throws IOException {
        assertThat(ClassNames.of("left, right", 2)).containsExactly("left", "right");
        assertThat(ClassNames.of("cifar10", 10)).startsWith("airplane", "automobile");
        Path file = Files.writeString(
                temporary.resolve("synset.txt"), "n01440764 tench, Tinca tinca\n\nn01443537 goldfish|carp\nn1 n2\n");
        assertThat(ClassNames.of(file.toString(), 3)).containsExactly("tench, Tinca tinca", "goldfish/carp", "n1 n2");
    }

    @Test
    void surviveTheSpecificationOfARun() {
        List<String> names = List.of("a=b", "", "ü, v", "4");
        assertThat(ClassNames.parse(ClassNames.text(names))).isEqualTo(names);
    }

    @Test
    void mustBeAsManyAsTheClasses() throws IOException {
        assertThatThrownBy(() -> ClassNames.of("a,b,c", 2))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("3 names, the model has 2 classes");
        Path binary = Files.write(temporary.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ClassNames.of(binary.toString(), 2)).hasMessageContaining("not a text file");
    }
}
