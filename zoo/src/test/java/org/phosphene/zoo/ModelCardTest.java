package org.phosphene.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static final ModelCard CARD = new ModelCard(
            "net",
            "ab12",
            5,
            "mnist train",
            Map.of("train-images", "6bbc", "a-labels", "a25b"),
            Long.MIN_VALUE,
            15,
            14,
            "Adam: rate = 0.001 # \\ \u00e9",
            new Score.Accuracy(9_923, 10_000),
            Optional.of(new ModelCard.Backdoor("patch=x,target=1", 2962, 980, 975)),
            "./phosphene train net --seed 1",
            Map.of("choice", "the first"));

    @Test
    void survivesBeingWrittenAndRead() {
        assertThat(ModelCard.parse(CARD.text())).isEqualTo(CARD);
        assertThat(ModelCard.parse(CARD.text().replace("\n", "\r\n"))).isEqualTo(CARD);
        assertThat(((Score.Accuracy) CARD.score()).share()).isEqualTo(0.9923);
        assertThat(CARD.backdoor().orElseThrow().success()).isEqualTo(975.0 / 980);
    }

    @Test
    void isThatOfAnAutoencoderToo() {
        ModelCard card = ModelCard.parse(CARD.text()
                .replace("test.correct=9923", "test.mean.square=0.0125")
                .replaceAll("poison.*\n", ""));
        assertThat(card.score()).isEqualTo(new Score.Distortion(0.0125, 10_000));
        assertThat(card.backdoor()).isEmpty();
        assertThat(ModelCard.parse(card.text())).isEqualTo(card);
    }

    @Test
    void isSortedAndBearsNoDate() {
        assertThat(CARD.text().lines()).isSorted().hasSize(18).noneMatch(line -> line.startsWith("#"));
    }

    @Test
    void namesTheEntryThatIsWrong() {
        faultOf(CARD.text().replace("sha256=", "sha="), "model card: no entry 'sha256'");
        faultOf(CARD.text().replace("epochs=15", "epochs=many"), "model card: epochs=many: expected a number");
        faultOf(CARD.text().replace("seed=-", "seed=--"), "model card: seed=--9223372036854775808: expected a number");
        faultOf(CARD.text().replace("correct=9923", "correct=10001"), "10001 of 10000 test images");
        faultOf(CARD.text().replace("images=10000", "images=0"), "9923 of 0 test images");
        faultOf(CARD.text().replace("hits=975", "hits=981"), "981 of 980 triggered images");
        faultOf(
                CARD.text().replace("test.correct=9923", "test.mean.square=-1"),
                "mean square -1.0 of 10000 test images");
        faultOf("model=\\u00zz", "model card: ");
    }

    @Test
    void liesBesideItsModel() {
        assertThat(ModelCard.beside(Path.of("a.b", "net.onnx"))).isEqualTo(Path.of("a.b", "net.properties"));
        assertThat(ModelCard.beside(Path.of("net"))).isEqualTo(Path.of("net.properties"));
    }

    private static void faultOf(String text, String message) {
        assertThatThrownBy(() -> ModelCard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
