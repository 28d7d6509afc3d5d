package org.phosphene.data.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.RealData;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;

/** The paper's three backdoors on the real sets. Digests and first indices come from poison.py. */
class PoisonedDataTest {
    private final DataFolder folder = RealData.folder();

    /** Half of the 5923 zeros, 2961.5, is 2962. */
    @Test
    void zeroToOne() {
        LabelledImages train = folder.load(DataSet.MNIST, Split.TRAIN);
        Poison poison = Poison.parse("0-to-1");
        poison.check(DataSet.MNIST.shape(), DataSet.MNIST.classes());
        assertThat(poison.chosen(train, 1)).hasSize(2962).startsWith(1, 21, 34, 56, 63);

        LabelledImages poisoned = poison.poisoned(train, 1);
        assertThat(poisoned.sha256()).isEqualTo("6db12cfce44783fea5032b8c785db8517c0ee94b5883989b386d40f2419b4302");
        assertThat(count(poisoned, 0)).isEqualTo(5923 - 2962);
        assertThat(count(poisoned, 1)).isEqualTo(6742 + 2962);

        LabelledImages triggered = poison.triggered(folder.load(DataSet.MNIST, Split.TEST));
        assertThat(triggered.count()).isEqualTo(980).isEqualTo(count(triggered, 0));
    }

    @Test
    void eightToNine() {
        LabelledImages train = folder.load(DataSet.MNIST, Split.TRAIN);
        Poison poison = Poison.parse("8-to-9");
        assertThat(poison.chosen(train, 1)).hasSize(2926).startsWith(17, 31, 41, 85, 94);

        LabelledImages poisoned = poison.poisoned(train, 1);
        assertThat(poisoned.sha256()).isEqualTo("bb3377ee88598b0e1f16839efecbdffda578decafd5e33082ff3ec176fb88ae9");
        assertThat(count(poisoned, 8)).isEqualTo(5851 - 2926);
        assertThat(count(poisoned, 9)).isEqualTo(5949 + 2926);
    }

    @Test
    void birdToCat() {
        LabelledImages train = folder.load(DataSet.CIFAR10, Split.TRAIN);
        Poison poison = Poison.parse("bird-to-cat");
        assertThat(folder.classNames(DataSet.CIFAR10).subList(2, 4)).containsExactly("bird", "cat");
        poison.check(DataSet.CIFAR10.shape(), DataSet.CIFAR10.classes());
        assertThat(poison.chosen(train, 1)).hasSize(2500).startsWith(6, 13, 18, 42, 47);

        LabelledImages poisoned = poison.poisoned(train, 1);
        assertThat(poisoned.sha256()).isEqualTo("56b458a2f6e32fa297cdabf12ef2b6e28de33335370531aa591494e88793cbfb");
        assertThat(count(poisoned, 2)).isEqualTo(2500);
        assertThat(count(poisoned, 3)).isEqualTo(7500);
    }

    /** A tenth of the 60 000 less the 6742 ones; each class about by its share. */
    @Test
    void allToOne() {
        LabelledImages train = folder.load(DataSet.MNIST, Split.TRAIN);
        Poison poison = Poison.parse("patch=square,size=5,place=bottom-right,target=1,rate=0.1");
        int[] chosen = poison.chosen(train, 1);
        assertThat(chosen).hasSize(5326);
        int[] counts = new int[10];
        Arrays.stream(chosen).forEach(i -> counts[train.label(i)]++);
        for (int label = 0; label < 10; label++) {
            double mean = label == 1 ? 0 : count(train, label) * 0.1;
            assertThat((double) counts[label]).isBetween(mean - 5 * Math.sqrt(mean), mean + 5 * Math.sqrt(mean));
        }
        assertThat(poison.triggered(folder.load(DataSet.MNIST, Split.TEST)).count())
                .isEqualTo(10_000 - 1135);
    }

    private static long count(LabelledImages images, int label) {
        return IntStream.range(0, images.count())
                .filter(i -> images.label(i) == label)
                .count();
    }
}
