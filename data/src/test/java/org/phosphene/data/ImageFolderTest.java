package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phosphene.data.Pictures.grey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

class ImageFolderTest {
    @TempDir
    private Path root;

    @Test
    void classesAreSubFoldersInOrderOfName() throws IOException {
        for (String name : new String[] {"zebra", "10", "2", "Ωmega", "\uD835\uDD38", "\uFF21", "Zoo", "猫"}) {
            grey(root.resolve(name).resolve("x.png"), 2, 2, 0);
        }
        // U+1D538 comes after U+FF21, though its first half as UTF-16 comes before
        assertThat(ImageFolder.of(root).classNames())
                .containsExactly("10", "2", "Zoo", "zebra", "Ωmega", "猫", "\uFF21", "\uD835\uDD38");
    }

    @Test
    void everySixthImageOfAClassIsHeldBack() throws IOException {
        for (int i = 0; i < 14; i++) {
            grey(root.resolve("a").resolve(String.format("%02d.png", i)), 1, 1, i);
        }
        grey(root.resolve("b").resolve("x.png"), 1, 1, 99);
        ImageFolder folder = ImageFolder.of(root);

        assertThat(levels(folder.load(Split.TEST))).containsExactly(5, 11);
        assertThat(levels(folder.load(Split.TRAIN))).containsExactly(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 99);
        assertThat(folder.load(Split.TRAIN).label(12)).isEqualTo(1);

        LabelledImages all = folder.loadAll();
        assertThat(all.count()).isEqualTo(15);
        assertThat(all.name()).isEqualTo(root.getFileName().toString());
        assertThat(all.label(12)).isEqualTo(1);
        assertThat(all.label(13)).isZero();
        assertThat(folder.load(Split.TEST).name()).isEqualTo(root.getFileName() + " test");
    }

    @Test
    void aDividedFolderHasItsOwnSplits() throws IOException {
        grey(root.resolve("train/cat/x.png"), 1, 1, 1);
        grey(root.resolve("train/dog/x.png"), 1, 1, 2);
        grey(root.resolve("val/cat/x.png"), 1, 1, 3);
        grey(root.resolve("val/dog/x.png"), 1, 1, 4);
        assertThat(ImageFolder.of(root).classNames()).containsExactly("cat", "dog");
        assertThat(levels(ImageFolder.of(root).load(Split.TEST))).containsExactly(3, 4);

        grey(root.resolve("test/cat/x.png"), 1, 1, 5);
        grey(root.resolve("test/dog/x.png"), 1, 1, 6);
        assertThat(levels(ImageFolder.of(root).load(Split.TEST))).containsExactly(5, 6);
        assertThat(levels(ImageFolder.of(root).loadAll(Shape.of(1, 1, 1)))).containsExactly(1, 2, 5, 6);
    }

    @Test
    void trainAndTestMustHaveTheSameClasses() throws IOException {
        grey(root.resolve("train/cat/x.png"), 1, 1, 1);
        grey(root.resolve("test/cat/x.png"), 1, 1, 1);
        grey(root.resolve("test/dog/x.png"), 1, 1, 1);
        fault(root.resolve("train") + ": no class 'dog', which is in " + root.resolve("test"));

        grey(root.resolve("train/dog/x.png"), 1, 1, 1);
        grey(root.resolve("train/eel/x.png"), 1, 1, 1);
        fault(root.resolve("test") + ": no class 'eel', which is in " + root.resolve("train"));
    }

    /** A vehicle that is called like a split. */
    @Test
    void trainAloneIsAClass() throws IOException {
        grey(root.resolve("train/x.png"), 1, 1, 1);
        grey(root.resolve("bus/x.png"), 1, 1, 1);
        assertThat(ImageFolder.of(root).classNames()).containsExactly("bus", "train");
    }

    @Test
    void hiddenAndOtherFilesArePassedOver() throws IOException {
        grey(root.resolve("a/X.PNG"), 1, 1, 7);
        grey(root.resolve("a/.hidden.png"), 1, 1, 1);
        grey(root.resolve(".git/x.png"), 1, 1, 1);
        for (String name : new String[] {"a/.DS_Store", "a/Thumbs.db", "a/notes.txt", "labels.csv"}) {
            Files.writeString(root.resolve(name), "x");
        }
        assertThat(levels(ImageFolder.of(root).loadAll())).containsExactly(7);
    }

    @Test
    void refusesFoldersWithoutClassesOrImages() throws IOException {
        assertThatThrownBy(() -> ImageFolder.of(root.resolve("nowhere")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nowhere: no such folder");
        fault(root + ": no folder in it; expected one for each class");
        grey(root.resolve("a/x.png"), 1, 1, 1);
        Files.createDirectory(root.resolve("b"));
        fault(root.resolve("b") + ": no image; expected at least one .png, .jpg or .jpeg");
        grey(root.resolve("b/c/x.png"), 1, 1, 1);
        fault(root.resolve("b/c") + ": a folder within a class; put its images into " + root.resolve("b"));
    }

    @Test
    void refusesNamesThatBreakALine() throws IOException {
        grey(root.resolve("two\nlines/x.png"), 1, 1, 1);
        fault(root + ": 'two?lines' has a control character in its name; rename it");
    }

    @Test
    void linksAreFollowedButNeverRound() throws IOException {
        grey(root.resolve("a/x.png"), 1, 1, 3);
        Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));
        assertThat(levels(ImageFolder.of(root).loadAll())).containsExactly(3, 3);

        Files.createSymbolicLink(root.resolve("a/up"), root);
        fault(root.resolve("a/up") + ": a folder within a class");
        Files.delete(root.resolve("a/up"));
        Files.createSymbolicLink(root.resolve("c"), root.resolve("c"));
        fault(root.resolve("c") + ": a link that leads nowhere or round in a circle; mend or remove it");
        Files.delete(root.resolve("c"));
        Files.createSymbolicLink(root.resolve("a/y.png"), root.resolve("gone"));
        assertThatThrownBy(() -> ImageFolder.of(root).loadAll())
                .isInstanceOf(DataException.class)
                .hasMessage(root.resolve("a/y.png") + ": no regular file, nor a link to one; remove it");
    }

    @Test
    void aFolderThatCannotBeListedSaysSo() throws IOException {
        grey(root.resolve("a/x.png"), 1, 1, 3);
        assertThat(root.resolve("a").toFile().setReadable(false)).isTrue();
        if (Files.isReadable(root.resolve("a"))) {
            // the superuser may list it all the same
            assertThat(ImageFolder.of(root).loadAll().count()).isEqualTo(1);
        } else {
            fault(root.resolve("a") + ": cannot be listed (AccessDeniedException); check its permissions");
        }
    }

    @Test
    void aSplitWithoutImagesSaysWhy() throws IOException {
        grey(root.resolve("a/x.png"), 1, 1, 3);
        assertThatThrownBy(() -> ImageFolder.of(root).load(Split.TEST))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(root + ": no image for the split test: of each class every 6th is held back");
    }

    @Test
    void imagesOfTwoShapesNeedAShape() throws IOException {
        grey(root.resolve("a/x.png"), 4, 2, 50);
        Pictures.rgb(root.resolve("b/y.png"), 4, 2, 0x323232);
        ImageFolder folder = ImageFolder.of(root);

        assertThatThrownBy(folder::loadAll)
                .isInstanceOf(DataException.class)
                .hasMessage(root.resolve("b/y.png") + ": an image of 3x2x4, expected 1x2x4 as the first one, "
                        + root.resolve("a/x.png") + "; give a shape to which all are scaled");
        assertThat(levels(folder.loadAll(Shape.of(1, 2, 4)))).hasSize(16).containsOnly(50);
        assertThat(levels(folder.loadAll(Shape.of(3, 5, 3)))).hasSize(90).containsOnly(50);
        assertThatThrownBy(() -> folder.loadAll(Shape.of(2, 5, 3)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(root.resolve("b/y.png") + ": a colour image, of 3 channels or 1 as grey");
    }

    @Test
    void refusesMoreThanMemoryHolds() throws IOException {
        for (int i = 0; i < 40; i++) {
            grey(root.resolve("a/" + i + ".png"), 1, 1, 3);
        }
        assertThatThrownBy(() -> ImageFolder.of(root).loadAll(Shape.of(1, 8192, 8192)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        ": 40 images of 1x8192x8192 take 2684354560 bytes of memory, but there is room for");
    }

    private void fault(String message) {
        assertThatThrownBy(() -> ImageFolder.of(root))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    private static int[] levels(LabelledImages set) {
        int[] levels = new int[set.count() * set.shape().size()];
        Arrays.setAll(
                levels, i -> set.level(i / set.shape().size(), i % set.shape().size()));
        return levels;
    }
}
