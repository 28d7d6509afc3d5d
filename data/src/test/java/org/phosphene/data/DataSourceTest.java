package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class DataSourceTest {
    private static final Shape GREY = Shape.of(1, 28, 28);

    @TempDir
    private Path temporary;

    private static DataFolder notAsked() {
        throw new AssertionError("no published set was asked for");
    }

    @Test
    void publishedSetsLieInTheDataFolder() {
        DataSource source = DataSource.of("fashion-mnist", () -> new DataFolder(temporary));

        assertThat(source.id()).isEqualTo("fashion-mnist");
        assertThat(source.classNames()).hasSize(10).startsWith("T-shirt/top");
        assertThat(source.checksums())
                .hasSize(4)
                .containsEntry("t10k-labels-idx1-ubyte", "15d484375f8d13e6eb1aabb0c3f46965");
        assertThatThrownBy(() -> source.load(Split.TEST, GREY)).isInstanceOf(DataException.class);
    }

    @Test
    void digitsAreMadeWithoutAnyFolder() {
        DataSource source = DataSource.of("synthetic-digits", DataSourceTest::notAsked);
        LabelledImages test = source.load(Split.TEST, GREY);

        assertThat(test.count()).isEqualTo(10_000);
        assertThat(test.shape()).isEqualTo(GREY);
        assertThat(source.classNames()).hasSize(10);
        assertThat(source.load(Split.TRAIN, GREY).first(10).sha256())
                .isNotEqualTo(test.first(10).sha256());
    }

    @Test
    void ownImagesAreScaled() throws IOException {
        for (String name : new String[] {"cat/1.png", "cat/2.png", "dog/1.png", "dog/2.png"}) {
            Path file = temporary.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        }
        DataSource source = DataSource.of(temporary.toString(), DataSourceTest::notAsked);

        assertThat(source.classNames()).containsExactly("cat", "dog");
        assertThat(source.load(Split.TRAIN, GREY).shape()).isEqualTo(GREY);
    }

    @Test
    void otherWordsAreNoSource() {
        for (String word : new String[] {"nosuch", "", "a\0b"}) {
            assertThatThrownBy(() -> DataSource.of(word, DataSourceTest::notAsked))
                    .as(word)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("data set '" + word + "': expected one of ");
        }
        assertThatThrownBy(() -> DataSource.of("nosuch", DataSourceTest::notAsked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data set 'nosuch': expected one of mnist, fashion-mnist, cifar10, imagenet-sample, "
                        + "synthetic-digits, or a folder with a sub-folder of images for each class");
    }
}
