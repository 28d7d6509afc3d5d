package org.phosphene.data.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.Shape;

class BasisFileTest {
    @TempDir
    private Path folder;

    /** Two channels, two components, images of 1x3. */
    private static GaborBasis basis() {
        GaborBasis.Channel one = new GaborBasis.Channel(
                new float[] {1, 2, 3, 4, 5, 6}, new float[] {-1, -2}, new float[] {1, 2}, new float[] {0.5f, 0.25f});
        GaborBasis.Channel two = new GaborBasis.Channel(
                new float[] {-1, 2, -3, 4, -5, 6}, new float[] {-3, 0}, new float[] {3, 0}, new float[] {0.75f, 0});
        return new GaborBasis(
                Shape.of(2, 1, 3),
                List.of(one, two),
                new GaborBasis.Origin("a \"set\" é", 40, "0123456789abcdef".repeat(4), 0.1, 960, "a test"));
    }

    private Path written() throws IOException {
        Path file = folder.resolve("basis.safetensors");
        BasisFile.write(file, basis());
        return file;
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("basis.safetensors");
        BasisFile written = BasisFile.write(file, basis());
        BasisFile read = BasisFile.read(file);
        assertThat(read.basis()).usingRecursiveComparison().isEqualTo(basis());
        assertThat(read.sha256()).isEqualTo(written.sha256()).hasSize(64);
        byte[] once = Files.readAllBytes(file);
        BasisFile.write(file, read.basis());
        assertThat(file).hasBinaryContent(once);
        assertThat(folder.toFile().list()).containsExactly("basis.safetensors");
    }

    @Test
    void hasThePublishedForm() throws IOException {
        byte[] content = Files.readAllBytes(written());
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) in.getLong();
        assertThat((8 + length) % 8).isZero();
        assertThat(new String(content, 8, length, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"phosphene gabor-pca 1\",\"data\":\"a \\\"set\\\" é\","
                        + "\"data.images\":\"40\",\"data.sha256\":\"" + "0123456789abcdef".repeat(4)
                        + "\",\"alpha\":\"0.1\",\"wavelets\":\"960\",\"maker\":\"a test\"},"
                        + "\"images\":{\"dtype\":\"F32\",\"shape\":[2,2,1,3],\"data_offsets\":[0,48]},"
                        + "\"low\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[48,64]},"
                        + "\"high\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[64,80]},"
                        + "\"explained\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[80,96]}}");
        in.position(8 + length + 24);
        assertThat(in.getFloat()).isEqualTo(-1f);
        assertThat(content).hasSize(8 + length + 96);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"F32\"          | \"F64\"              | tensor 'images': is not of the type F32",
                "\"low\":         | \"images\":          | the header is not JSON: Duplicate",
                "\"low\":         | \"deep\":            | no tensor 'low'",
                "[0,48]           | [0,44]               | tensor 'images': 44 bytes for extents [2, 2, 1, 3]",
                "[0,48]           | [4,48]               | tensor 'images': lies at [4, 48], expected it to begin at 0",
                "[48,64]          | [44,60]              | tensor 'low': lies at [44, 60], expected it to begin at 48",
                "[48,64]          | [52,68]              | tensor 'low': lies at [52, 68]",
                "[48,64]          | [64,48]              | tensor 'low': lies at [64, 48]",
                "[48,64]          | [48]                 | tensor 'low': lies at [48]",
                "[48,64]          | [-48,64]             | tensor 'low': extent or place -48",
                "[48,64]          | [48,64.5]            | tensor 'low': extent or place 64.5",
                "[48,64]          | 48                   | tensor 'low': lacks its shape or data_offsets",
                "\"shape\":[2,2], |                      | tensor 'low': lacks its shape or data_offsets",
                "[2,2,1,3]        | [2,2,3]              | tensor 'images': extents [2, 2, 3], expected channels",
                "[2,2,1,3]        | [3,2,1,2]            | tensor 'low': extents [2, 2], expected [3, 2]",
                "[2,2,1,3]        | [99999,99999,99999,3]| tensor 'images': 48 bytes for extents",
                "[2,2,1,3]        | [9999999999,2,1,3]   | tensor 'images': extent or place 9999999999",
                "[2,2,1,3]        | [0,2,1,3]            | tensor 'images': 48 bytes for extents [0, 2, 1, 3]",
                "[80,96]          | [80,100]             | tensor 'explained': 20 bytes for extents",
                "pca 1            | pca 2                | format 'phosphene gabor-pca 2', expected",
                "\"alpha\":       | \"beta\":            | no 'alpha' in its __metadata__",
                "\"0.1\"          | \"NaN\"              | alpha NaN: must be",
                "\"0.1\"          | 0.1                  | __metadata__: alpha is not a text",
                "\"40\"           | \"many\"             | must be numbers",
                "\"40\"           | \"1\"                | 1 images and 960 wavelets",
                "0123456789abcdef0| xxxxxxxxxxxxxxxxx     | sha256 'xxxx",
                "}}               | }                    | the header is not JSON",
                "}}               | }}}                  | the header is not JSON",
                "}}               | },\"more\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[96,96]}} | tensors [images",
            })
    void refusesAHeaderThatIsWrong(String from, String to, String words) throws IOException {
        refused(
                edited(header -> header.replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(to == null ? "" : to))),
                words);
    }

    private byte[] edited(UnaryOperator<String> change) throws IOException {
        byte[] content = Files.readAllBytes(written());
        int length =
                (int) ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
        String old = new String(content, 8, length, StandardCharsets.UTF_8);
        String changed = change.apply(old);
        assertThat(changed).isNotEqualTo(old);
        byte[] header = changed.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(content.length - length + header.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(content, 8 + length, content.length - 8 - length)
                .array();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | NaN      | tensor 'images': value 0 is NaN",
                "12 | Infinity | tensor 'low': value 0 is Infinity",
                "12 | 2        | component 0: scores from 2.0 to 1.0",
                "20 | -0.5     | component 0: explains -0.5",
            })
    void refusesNumbersThatAreWrong(int index, float value, String words) throws IOException {
        byte[] content = Files.readAllBytes(written());
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 96 + 4 * index, value);
        refused(content, words);
    }

    @Test
    void refusesEveryFileThatIsCutOffOrGoesOn() throws IOException {
        byte[] content = Files.readAllBytes(written());
        for (int length = 0; length < content.length; length++) {
            refused(Arrays.copyOf(content, length), "");
        }
        refused(Arrays.copyOf(content, content.length + 1), "1 bytes belong to no tensor");
    }

    @Test
    void refusesHeadersThatClaimTooMuch() throws IOException {
        byte[] content = Files.readAllBytes(written());
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (long length : new long[] {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, content.length}) {
            in.putLong(0, length);
            refused(content, "not a safetensors file, or cut off");
        }
        byte[] deep = new byte[70_000];
        Arrays.fill(deep, (byte) '[');
        deep[8] = '{';
        ByteBuffer.wrap(deep).order(ByteOrder.LITTLE_ENDIAN).putLong(60_000);
        refused(deep, "the header is not JSON");
        ByteBuffer.wrap(deep).order(ByteOrder.LITTLE_ENDIAN).putLong(69_000);
        refused(deep, "a header of 69000 bytes, expected at most 65536");
    }

    /** Any fault is a {@link DataException}; a file that is still read gives a basis that the constructors accept. */
    @Test
    void changedBytesNeverDoWorse() throws IOException {
        byte[] good = Files.readAllBytes(written());
        Random random = new Random(9);
        int refused = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] bad = good.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                BasisFile.read("bad", new java.io.ByteArrayInputStream(bad));
            } catch (DataException e) {
                assertThat(e.getMessage()).startsWith("bad: ").doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2500);
    }

    private void refused(byte[] content, String words) throws IOException {
        Path file = Files.write(folder.resolve("bad.safetensors"), content);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BasisFile.read(file))
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(words);
    }

    @Test
    void refusesWhatIsNoFile() throws IOException {
        Path absent = folder.resolve("absent");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BasisFile.read(absent))
                .withMessage(absent + ": no such file; 'phosphene noise fit gabor-pca' makes one");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> BasisFile.read(folder))
                .withMessageContaining("cannot be read");
        assertThatIOException().isThrownBy(() -> BasisFile.write(folder.resolve("no/where"), basis()));
        assertThat(folder).isEmptyDirectory();
    }
}
