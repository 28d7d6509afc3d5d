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
    void seesHowMuchOfASetThereIs() throws IOException {
        DataFolder folder = DataFolder.of(root);
        assertThat(folder.presence(DataSet.MNIST)).isEqualTo(Presence.ABSENT);
        Path mnist = Files.createDirectory(root.resolve("mnist"));
        assertThat(folder.presence(DataSet.MNIST)).isEqualTo(Presence.ABSENT);
        for (PublishedFile file : DataSet.MNIST.files()) {
            Files.createFile(mnist.resolve(file.name() + ".gz"));
            boolean last = file.equals(DataSet.MNIST.files().get(3));
            assertThat(folder.presence(DataSet.MNIST)).isEqualTo(last ? Presence.COMPLETE : Presence.PARTLY);
        }
        Files.write(mnist.resolve("t10k-labels-idx1-ubyte"), new byte[10_007]);
        assertThat(folder.presence(DataSet.MNIST)).as("one is cut off").isEqualTo(Presence.PARTLY);
        Files.write(mnist.resolve("t10k-labels-idx1-ubyte"), new byte[10_008]);
        assertThat(folder.presence(DataSet.MNIST)).isEqualTo(Presence.COMPLETE);
        assertThat(folder.check(DataSet.MNIST, DataSet.MNIST.files().get(3)).fault())
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("md5 of the content is "));
    }

    @Test
    void tellsHowToGetWhatIsMissing() throws IOException {
        DataFolder folder = DataFolder.of(root);
        assertThatThrownBy(() -> folder.load(DataSet.CIFAR10, Split.TRAIN))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        root.resolve("cifar10") + ": no such folder; get it with 'phosphene data fetch cifar10 --data "
                                + root + "', or name the folder that holds cifar10 with --data");
        Files.createDirectory(root.resolve("cifar10"));
        assertThatThrownBy(() -> folder.load(DataSet.CIFAR10, Split.TRAIN))
                .isInstanceOf(DataException.class)
                .hasMessage(root.resolve("cifar10/data_batch_1.bin")
                        + ": no such file, nor with .gz; get it with 'phosphene data fetch cifar10 --data " + root
                        + "'");
        assertThatThrownBy(() -> folder.load(DataSet.IMAGENET_SAMPLE, Split.TEST))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("put imagenet-sample-64x64-rgb-u8-nhwc.bin (12288000 bytes, md5 ")
                .hasMessageContaining("synset.txt (31675 bytes");
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
