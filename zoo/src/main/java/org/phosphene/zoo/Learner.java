package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.argmax;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.from_blob;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/**
 * A network under training: weights and optimiser as libtorch's own objects, from which nothing but Java arrays and
 * numbers come out. To be used and closed by one thread.
 */
@SuppressWarnings("try") // scopes and guards work by being open, no one names them
final class Learner implements AutoCloseable {
    /** What one step saw, before it changed the weights. */
    record Outcome(double loss, int correct) {}

    private final PointerScope scope = new PointerScope();
    private final Network network;
    private final Precision precision;
    private final int batch;
    private final List<Tensor> weights;
    private final Adam optimiser;
    private final FloatPointer pixels;
    private final LongPointer labels;
    private final float[] values;

    /** Takes the first values of the weights; batches have up to {@code batch} images. */
    Learner(Network network, Weights initial, int batch, Precision precision) {
        this.network = network;
        this.precision = precision;
        this.batch = batch;
        weights = leaves(initial);
        optimiser = new Adam(new TensorVector(weights.toArray(Tensor[]::new)), new AdamOptions(TrainingPlan.RATE));
        values = new float[batch * network.input().size()];
        pixels = new FloatPointer(values.length);
        labels = new LongPointer(batch);
    }

    private static List<Tensor> leaves(Weights initial) {
        List<Tensor> leaves = new ArrayList<>();
        for (int i = 0; i < initial.parameters().size(); i++) {
            long[] extents = initial.parameters().get(i).extents().stream()
                    .mapToLong(Integer::longValue)
                    .toArray();
            Tensor tensor =
                    from_blob(new FloatPointer(initial.values(i)), extents).clone();
            // libtorch pools channels-last maps several times faster, and the weights decide the order of the maps
            Tensor ordered = extents.length == 4 ? tensor.contiguous(MemoryFormat.ChannelsLast) : tensor;
            leaves.add(ordered.set_requires_grad(true));
        }
        return leaves;
    }

    /** One step of Adam on {@code count} images: those of {@code order} from {@code from} on. */
    Outcome step(LabelledImages images, int[] order, int from, int count) {
        try (PointerScope step = new PointerScope()) {
            optimiser.zero_grad();
            fill(images, order, from, count);
            Tensor wanted = wanted(count);
            Tensor scores = scores(count, precision);
            Tensor loss = cross_entropy_loss(scores, wanted);
            loss.backward();
            optimiser.step();
            return new Outcome(loss.item_float(), correct(scores, wanted));
        }
    }

    /** How many of the images get their own label, in 32-bit arithmetic. */
    int correct(LabelledImages images) {
        int correct = 0;
        int[] order = IntStream.range(0, images.count()).toArray();
        for (int from = 0; from < order.length; from += batch) {
            int count = Math.min(batch, order.length - from);
            try (PointerScope step = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                fill(images, order, from, count);
                correct += correct(scores(count, Precision.FP32), wanted(count));
            }
        }
        return correct;
    }

    /** The scores of the first images, in 32-bit arithmetic: count x classes. */
    float[] scores(LabelledImages images, int count) {
        int[] order = IntStream.range(0, count).toArray();
        float[] all = new float[count * network.classes()];
        for (int from = 0; from < count; from += batch) {
            int some = Math.min(batch, count - from);
            try (PointerScope step = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                fill(images, order, from, some);
                scores(some, Precision.FP32)
                        .contiguous()
                        .data_ptr_float()
                        .get(all, from * network.classes(), some * network.classes());
            }
        }
        return all;
    }

    /** A copy of the present weights. */
    Weights weights() {
        List<float[]> copies = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            float[] copy = new float[network.parameters().get(i).size()];
            try (PointerScope step = new PointerScope()) {
                weights.get(i).detach().contiguous().data_ptr_float().get(copy);
            }
            copies.add(copy);
        }
        return Weights.of(network.parameters(), copies);
    }

    private void fill(LabelledImages images, int[] order, int from, int count) {
        int size = network.input().size();
        for (int i = 0; i < count; i++) {
            images.values(order[from + i], values, i * size);
            labels.put(i, images.label(order[from + i]));
        }
        pixels.put(values, 0, count * size);
    }

    private Tensor wanted(int count) {
        return from_blob(labels, new long[] {count}, new TensorOptions(ScalarType.Long));
    }

    private Tensor scores(int count, Precision in) {
        Shape shape = network.input();
        Tensor images = from_blob(pixels, count, shape.channels(), shape.height(), shape.width())
                .contiguous(MemoryFormat.ChannelsLast)
                .to(in.type());
        List<Tensor> converted = weights.stream().map(w -> w.to(in.type())).toList();
        return network.scores(converted, images).to(ScalarType.Float);
    }

    private static int correct(Tensor scores, Tensor wanted) {
        Tensor answers = argmax(scores, new LongOptional(1), false);
        return (int) answers.eq(wanted).sum().item_long();
    }

    @Override
    public void close() {
        scope.close();
    }
}
