package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SynsetTest {

    @Test
    void takesTheFirstName() {
        assertThat(Synset.read("s", bytes("n01440764 tench, Tinca tinca\nn01443537 goldfish\r\n"), 2))
                .containsExactly("tench", "goldfish");
    }

    @Test
    void refusesOtherText() {
        faultOf(bytes("n01440764 tench\n"), "s: 1 lines, expected 2");
        faultOf(bytes("n01440764 tench\ngoldfish\n"), "s: line 2: expected a WordNet id");
        faultOf(bytes("n01440764 tench\nn01443537 \n"), "s: line 2");
        faultOf(new byte[] {(byte) 0xff, 0}, "s: not UTF-8");
    }

    private static void faultOf(byte[] content, String message) {
        assertThatThrownBy(() -> Synset.read("s", content, 2))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
