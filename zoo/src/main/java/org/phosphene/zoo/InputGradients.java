package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.phosphene.stimulus.LabelledImages;

/**
 * Average gradients of the loss with respect to the image, class by class (Fig. 7D), by libtorch. The loss is the cross entropy
 * of the scores with the image's own label, in nats; arithmetic is in 32 bits. The images are taken in order and in batches of
 * one size, so one number of threads gives the same bits.
 */
@SuppressWarnings("try") // scopes work by being open, no one names them
public final class InputGradients implements AutoCloseable {
    private static final int BATCH = 256;

    private final PointerScope scope = new PointerScope();
    private final Network network;
    private final List<Tensor> weights;
    private final Batch batch;

    private InputGradients(Network network, Weights values) {
        this.network = network;
        weights = Learner.leaves(values).stream()
                .map(leaf -> leaf.set_requires_grad(false))
                .toList();
        batch = new Batch(network, BATCH);
    }

    /** Whether libtorch is here: its natives are on the class path of who trains, and of who asks for gradients. */
    public static boolean available() {
        try {
            Libtorch.load();
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * The average gradients of a network of the zoo.
     *
     * @param card of the network; names its kind and its classes
     * @param onnx its file, as it was written here
     * @param images of the network's shape with labels of its classes
     * @param threads 1 or more; the last bits may depend on it
     * @return one for each class that has images, in order
     * @throws IllegalArgumentException if the network is no classifier of such images or the file is not of its kind
     */
    public static List<ClassGradient> of(ModelCard card, byte[] onnx, LabelledImages images, int threads) {
        ZooModel model = ZooModel.of(card.model());
        int classes = card.notes().containsKey(ModelCard.CLASSES)
                ? card.notes().get(ModelCard.CLASSES).split(", ", -1).length
                : model.data().classes();
        if (model.recipe().objective() != Objective.CLASSIFICATION
                || !model.input().equals(images.shape())
                || images.classes() > classes) {
            throw new IllegalArgumentException(model.id() + " is asked for the loss of " + images.name() + ", "
                    + images.shape() + " with " + images.classes() + " classes: it must be a classifier of these");
        }
        Network network = model.network(classes);
        set_num_threads(threads);
        try (InputGradients gradients = new InputGradients(network, OnnxWeights.of(onnx, network))) {
            return gradients.of(images, classes);
        }
    }

    private List<ClassGradient> of(LabelledImages images, int classes) {
        int size = images.shape().size();
        ClassGradient.Sums[] sums = new ClassGradient.Sums[classes];
        int[] order = IntStream.range(0, images.count()).toArray();
        for (int from = 0; from < order.length; from += BATCH) {
            int count = Math.min(BATCH, order.length - from);
            float[] gradients = gradients(images, order, from, count);
            for (int i = 0; i < count; i++) {
                int label = images.label(from + i);
                sums[label] = sums[label] == null ? new ClassGradient.Sums(size) : sums[label];
                sums[label].add(gradients, i * size);
            }
        }
        List<ClassGradient> all = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            if (sums[c] != null) {
                all.add(sums[c].gradient(c, images.shape()));
            }
        }
        return all;
    }

    /** Of each image's own loss: that of the batch is their mean. */
    private float[] gradients(LabelledImages images, int[] order, int from, int count) {
        try (PointerScope step = new PointerScope()) {
            batch.fill(images, order, from, count, null);
            Pass pass = Pass.asking(Precision.FP32);
            Tensor shown = batch.images().clone().set_requires_grad(true);
            Tensor out = network.forward(weights, shown, pass).to(ScalarType.Float);
            Objective.CLASSIFICATION.loss(out, shown, batch.labels(), pass).backward();
            float[] gradients = new float[count * images.shape().size()];
            shown.grad().contiguous().data_ptr_float().get(gradients);
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] *= count;
            }
            return gradients;
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
