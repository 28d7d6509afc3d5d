package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path root;

    @Test
    void namesTheKnownSets() {
        assertThat(DataSet.of("fashion-mnist")).isEqualTo(DataSet.FASHION_MNIST);
        assertThatThrownBy(() -> DataSet.of("minst"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data set 'minst': expected one of mnist, fashion-mnist, cifar10, imagenet-sample");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> DataFolder.of(root.resolve("nowhere")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nowhere: no such folder");
    }

    @Test
    void seesWhichSetsThereAre() throws IOException {
        Files.createDirectory(root.resolve("mnist"));
        DataFolder folder = DataFolder.of(root);

        assertThat(folder.holds(DataSet.MNIST)).isTrue();
        assertThat(folder.holds(DataSet.CIFAR10)).isFalse();
    }

    @Test
    void namesTheMissingFile() {
        DataFolder folder = DataFolder.of(root);

        assertThatThrownBy(() -> folder.load(DataSet.CIFAR10, Split.TRAIN))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("put data_batch_1.bin or data_batch_1.bin.gz (30730000 bytes");
    }

    @Test
    void refusesASplitThatIsNot() {
        DataFolder folder = DataFolder.of(root);

        assertThatThrownBy(() -> folder.load(DataSet.IMAGENET_SAMPLE, Split.TRAIN))
                .isInstanceOf(DataException.class)
                .hasMessage("imagenet-sample: has no split train; its images are in the split test");
    }

    @Test
    void hasANameForEveryClass() {
        DataFolder folder = DataFolder.of(root);

        assertThat(folder.classNames(DataSet.MNIST)).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(folder.classNames(DataSet.FASHION_MNIST)).hasSize(10).endsWith("Bag", "Ankle boot");
        assertThat(folder.classNames(DataSet.CIFAR10)).hasSize(10).startsWith("airplane", "automobile");
    }
}
