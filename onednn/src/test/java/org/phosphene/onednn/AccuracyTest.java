package org.phosphene.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.Accuracy;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.LabelledImages;

/** On real images, which are nothing like noise, both engines are right equally often. */
class AccuracyTest {
    private static LabelledImages images(DataSet set, int count) {
        String root = System.getenv("PHOSPHENE_DATA");
        if (root == null && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("PHOSPHENE_DATA is not set: a continuous build must test on real images");
        }
        assumeTrue(root != null, "PHOSPHENE_DATA is not set: real images are not tested");
        return DataFolder.of(Path.of(root)).load(set, Split.TEST).first(count);
    }

    private static double share(Engine engine, LabelledImages images) {
        int size = images.shape().size();
        float[] values = new float[images.count() * size];
        for (int t = 0; t < images.count(); t++) {
            images.values(t, values, t * size);
        }
        int[] labels = new int[images.count()];
        try (Observer observer = engine.observer()) {
            observer.label(values, images.count(), labels);
        }
        int right = 0;
        for (int t = 0; t < labels.length; t++) {
            right += labels[t] == images.label(t) ? 1 : 0;
        }
        return (double) right / images.count();
    }

    private static void assertSame(String name, DataSet set, int count) {
        KnownNetwork network = KnownNetwork.shipped(name);
        OnnxModel model = network.open();
        LabelledImages images = images(set, count);
        double expected = Accuracy.of(model, network.preprocessing(), images, 2).value();
        assertThat(expected).isGreaterThan(0.8);
        List<Precision> precisions =
                Onednn.hasHalves() ? List.of(Precision.F32, Precision.EXACT) : List.of(Precision.F32);
        for (Precision precision : precisions) {
            try (OnednnEngine engine = network.engine(model, precision)) {
                assertThat(share(engine, images)).as("%s", precision).isCloseTo(expected, within(1e-3));
            }
        }
    }

    @Test
    void digits() {
        assertSame("mnist-cnn", DataSet.MNIST, 10_000);
    }

    @Test
    void photographs() {
        assertSame("cifar10-cnn", DataSet.CIFAR10, 1000);
    }
}
