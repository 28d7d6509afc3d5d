package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.stimulus.LabelledImages;

/**
 * The real sets. The numbers were computed with NumPy from the same files: sums of all levels (by channel), label histograms
 * with bincount, and single levels by index.
 */
class PublishedDataTest {
    private final DataFolder folder = RealData.folder();

    @Test
    void mnist() {
        LabelledImages train = folder.load(DataSet.MNIST, Split.TRAIN);
        assertThat(train.name()).isEqualTo("mnist train");
        assertThat(histogram(train)).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(sum(train, 0)).isEqualTo(1_567_298_545L);
        assertThat(train.level(3, 14 * 28 + 14)).isEqualTo(251);
        assertThat(firstLabels(train)).containsExactly(5, 0, 4, 1, 9);

        LabelledImages test = folder.load(DataSet.MNIST, Split.TEST);
        assertThat(histogram(test)).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        assertThat(sum(test, 0)).isEqualTo(264_923_200L);
    }

    @Test
    void fashionMnist() {
        LabelledImages train = folder.load(DataSet.FASHION_MNIST, Split.TRAIN);
        assertThat(histogram(train)).hasSize(10).containsOnly(6000);
        assertThat(sum(train, 0)).isEqualTo(3_431_114_169L);
        assertThat(train.level(3, 14 * 28 + 14)).isEqualTo(137);

        LabelledImages test = folder.load(DataSet.FASHION_MNIST, Split.TEST);
        assertThat(histogram(test)).hasSize(10).containsOnly(1000);
        assertThat(sum(test, 0)).isEqualTo(573_469_082L);
        assertThat(firstLabels(test)).containsExactly(9, 2, 1, 1, 6);
    }

    @Test
    void cifar10() {
        LabelledImages train = folder.load(DataSet.CIFAR10, Split.TRAIN);
        assertThat(histogram(train)).hasSize(10).containsOnly(5000);
        assertThat(new long[] {sum(train, 0), sum(train, 1), sum(train, 2)})
                .containsExactly(6_415_714_204L, 6_295_060_180L, 5_829_907_619L);
        assertThat(firstLabels(train)).containsExactly(6, 9, 9, 4, 1);
        assertThat(train.level(7, 1024 + 10 * 32 + 20)).isEqualTo(87);
        assertThat(train.level(49_999, 2 * 1024 + 31 * 32)).isEqualTo(114);

        LabelledImages test = folder.load(DataSet.CIFAR10, Split.TEST);
        assertThat(histogram(test)).hasSize(10).containsOnly(1000);
        assertThat(sum(test, 2)).isEqualTo(1_176_108_223L);
    }

    @Test
    void imagenetSample() {
        LabelledImages set = folder.load(DataSet.IMAGENET_SAMPLE, Split.TEST);
        assertThat(set.count()).isEqualTo(1000);
        assertThat(histogram(set)).hasSize(1000).containsOnly(1);
        assertThat(new long[] {sum(set, 0), sum(set, 1), sum(set, 2)})
                .containsExactly(513_740_720L, 483_141_387L, 431_927_904L);
        assertThat(set.level(417, 31 * 64 + 12)).isEqualTo(155);
        assertThat(set.level(417, 2 * 4096 + 31 * 64 + 12)).isEqualTo(18);

        assertThat(folder.classNames(DataSet.IMAGENET_SAMPLE)).hasSize(1000).startsWith("tench", "goldfish");
    }

    /** Written as PNGs, one folder a digit, the images come back as they were. */
    @Test
    void mnistAsAFolderOfImages(@TempDir Path pictures) throws IOException {
        LabelledImages set = folder.load(DataSet.MNIST, Split.TEST).first(200);
        List<Integer> order = IntStream.range(0, 200)
                .boxed()
                .sorted(Comparator.comparing(set::label))
                .toList();
        byte[] levels = new byte[200 * 784];
        int[] labels = new int[200];
        for (int i = 0; i < 200; i++) {
            BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            labels[i] = set.label(order.get(i));
            for (int v = 0; v < 784; v++) {
                int level = set.level(order.get(i), v);
                levels[i * 784 + v] = (byte) level;
                image.getRaster().setSample(v % 28, v / 28, 0, level);
            }
            for (String split : new String[] {"train", "test"}) {
                Pictures.write(pictures.resolve(split + "/" + labels[i] + String.format("/%03d.png", i)), image);
            }
        }
        LabelledImages back = ImageFolder.of(pictures).load(Split.TEST);
        assertThat(back.sha256())
                .isEqualTo(
                        LabelledImages.of("sorted", set.shape(), levels, labels).sha256());
    }

    private static int[] histogram(LabelledImages set) {
        int[] counts = new int[set.classes()];
        for (int i = 0; i < set.count(); i++) {
            counts[set.label(i)]++;
        }
        return counts;
    }

    private static int[] firstLabels(LabelledImages set) {
        int[] labels = new int[5];
        Arrays.setAll(labels, set::label);
        return labels;
    }

    /** Of all levels of one channel. */
    private static long sum(LabelledImages set, int channel) {
        int plane = set.shape().height() * set.shape().width();
        long sum = 0;
        for (int i = 0; i < set.count(); i++) {
            for (int v = channel * plane; v < (channel + 1) * plane; v++) {
                sum += set.level(i, v);
            }
        }
        return sum;
    }
}
