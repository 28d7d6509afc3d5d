package org.phosphene.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    @Test
    void keepsOrderAndText() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("z", "");
        fields.put("a", "1=2=3");
        fields.put("", "no key");
        fields.put("name", "Bär \u2028 \uD83D\uDC41 # ; \\n");
        MemoryChannel channel = new MemoryChannel();
        Header written = Header.write(channel, fields);
        Header read = Header.read(channel);
        assertThat(read).isEqualTo(written);
        assertThat(read.fields()).containsExactlyEntriesOf(fields);
        assertThat(read.length()).isEqualTo((int) channel.size());
    }

    @Test
    void noFields() throws IOException {
        MemoryChannel channel = new MemoryChannel();
        Header.write(channel, Map.of());
        assertThat(Header.read(channel).fields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000", "a\u0085b", "\uD800", "a\uDC41b"})
    void textThatWouldNotReadBack(String text) {
        for (Map<String, String> fields : java.util.List.of(Map.of(text, "value"), Map.of("key", text))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Header.write(new MemoryChannel(), fields));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Header.write(new MemoryChannel(), Map.of("a=b", "c")))
                .withMessageContaining("a=b");
    }

    @Test
    void tooMuchText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Header.write(new MemoryChannel(), Map.of("a", "x".repeat(1 << 20))))
                .withMessageContaining(Integer.toString((1 << 20) + 3))
                .withMessageContaining(Integer.toString(1 << 20));
    }

    @Test
    void anotherKindOfFile() {
        refused(bytes("\u0089PNG\r\n\u001a\n", 1, "a=b\n"), "not an answers file");
        refused(new byte[0], "too short");
        refused(new byte[15], "too short");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1, Integer.MAX_VALUE})
    void anotherVersion(int version) {
        refused(bytes("PHOSPHEN", version, "a=b\n"), "byte 8: format version " + version);
    }

    /** A length from a hostile file must not become an allocation. */
    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE - 20, (1 << 20) + 1})
    void hostileLength(int length) {
        byte[] bytes = bytes("PHOSPHEN", 1, "a=b\n");
        ByteBuffer.wrap(bytes).putInt(12, length);
        refused(bytes, "byte 12: header length " + length);
    }

    @Test
    void lengthBeyondTheEnd() {
        byte[] bytes = bytes("PHOSPHEN", 1, "a=b\n");
        ByteBuffer.wrap(bytes).putInt(12, 1 << 20);
        refused(bytes, "cut off");
    }

    /** The checksum is right, the lines are not. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "a=1\nb\n", "a=1\na=2\n", "\n"})
    void lineThatIsNoField(String text) {
        refused(bytes("PHOSPHEN", 1, text), "is not a new key=value");
    }

    /** The checksum is right, but no program of this kind wrote the text: it could control a terminal. */
    @ParameterizedTest
    @ValueSource(strings = {"a=\u001b[2J\n", "a=1\r\n", "a=\u0085\n", "a=1", "a=1\n\n"})
    void textThatNobodyWrites(String text) {
        assertThatExceptionOfType(DamagedAnswersException.class)
                .isThrownBy(() -> Header.read(Sheet.channel(bytes("PHOSPHEN", 1, text))))
                .withMessageStartingWith("byte 16: ");
    }

    @Test
    void brokenUtf8() {
        byte[] bytes = bytes("PHOSPHEN", 1, "a=b\n");
        bytes[18] = (byte) 0xff;
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, 20);
        ByteBuffer.wrap(bytes).putInt(20, (int) crc.getValue());
        refused(bytes, "characters that no header can hold");
    }

    private static void refused(byte[] bytes, String why) {
        assertThatExceptionOfType(DamagedAnswersException.class)
                .isThrownBy(() -> Header.read(Sheet.channel(bytes)))
                .withMessageContaining(why);
    }

    /** A header with a right checksum, whatever it says. */
    private static byte[] bytes(String magic, int version, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(20 + content.length);
        bytes.put(magic.getBytes(StandardCharsets.ISO_8859_1)).putInt(version).putInt(content.length);
        bytes.put(content);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, bytes.position());
        return bytes.putInt((int) crc.getValue()).array();
    }
}
