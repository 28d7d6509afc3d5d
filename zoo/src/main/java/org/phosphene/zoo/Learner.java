package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.argmax;
import static org.bytedeco.pytorch.global.torch.from_blob;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
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

    static {
        Libtorch.load();
    }

    private final PointerScope scope = new PointerScope();
    private final Network network;
    private final TrainingPlan plan;
    private final List<Tensor> weights;
    private final Steps steps;
    private final Batch batch;
    private final Augmentation augmentation;

    /** Takes the first values of the weights. */
    Learner(Network network, Weights initial, TrainingPlan plan) {
        this.network = network;
        this.plan = plan;
        set_num_threads(plan.threads());
        weights = leaves(initial);
        steps = Steps.of(plan.recipe().optimiser(), learnt(initial.parameters(), weights));
        batch = new Batch(network, plan.recipe().batch());
        augmentation = plan.recipe().augmented() ? augmentation(network.input(), plan.seed()) : null;
        // what layers drop, and the codes that they draw
        manual_seed(plan.seed());
    }

    private static Augmentation augmentation(List<Integer> input, long seed) {
        Shape shape = Shape.of(input.get(0), input.get(1), input.get(2));
        return new Augmentation(shape, new SplittableRandom(seed ^ 0x5851f42d4c957f2dL));
    }

    /** The weights as leaves of the graph of gradients; learnt ones want theirs. */
    static List<Tensor> leaves(Weights initial) {
        List<Tensor> leaves = new ArrayList<>();
        for (int i = 0; i < initial.parameters().size(); i++) {
            Parameter parameter = initial.parameters().get(i);
            long[] extents =
                    parameter.extents().stream().mapToLong(Integer::longValue).toArray();
            Tensor tensor =
                    from_blob(new FloatPointer(initial.values(i)), extents).clone();
            // libtorch pools channels-last maps several times faster, and the weights decide the order of the maps
            Tensor ordered = extents.length == 4 ? tensor.contiguous(MemoryFormat.ChannelsLast) : tensor;
            leaves.add(ordered.set_requires_grad(parameter.learnt()));
        }
        return leaves;
    }

    private static List<Tensor> learnt(List<Parameter> parameters, List<Tensor> leaves) {
        return IntStream.range(0, leaves.size())
                .filter(i -> parameters.get(i).learnt())
                .mapToObj(leaves::get)
                .toList();
    }

    /**
     * One step on {@code count} images: those of {@code order} from {@code from} on.
     *
     * @param done share of the whole training that lies behind, at the middle of the step
     */
    Outcome step(LabelledImages images, int[] order, int from, int count, double done) {
        try (PointerScope step = new PointerScope()) {
            steps.begin(done);
            batch.fill(images, order, from, count, augmentation);
            Pass pass = Pass.training(plan.precision());
            Tensor shown = batch.images();
            Tensor out = network.forward(weights, pass.cast(shown), pass).to(ScalarType.Float);
            Tensor loss = plan.recipe().objective().loss(out, shown, batch.labels(), pass);
            loss.backward();
            steps.end();
            return new Outcome(loss.item_float(), isClassifier() ? correct(out) : 0);
        }
    }

    private boolean isClassifier() {
        return plan.recipe().objective() == Objective.CLASSIFICATION;
    }

    /** How well it does on images that it does not learn from. */
    Score score(LabelledImages images, Precision precision) {
        int correct = 0;
        double square = 0;
        int[] order = IntStream.range(0, images.count()).toArray();
        for (int from = 0; from < order.length; from += plan.recipe().batch()) {
            int count = Math.min(plan.recipe().batch(), order.length - from);
            try (PointerScope step = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Tensor out = out(images, order, from, count, precision);
                if (isClassifier()) {
                    correct += correct(out);
                } else {
                    square += mse_loss(out, batch.images()).item_float() * (double) count;
                }
            }
        }
        return isClassifier()
                ? new Score.Accuracy(correct, images.count())
                : new Score.Distortion(square / images.count(), images.count());
    }

    /** What comes out for the first images, in 32-bit arithmetic: count x outputs. */
    float[] outputs(LabelledImages images, int count) {
        int[] order = IntStream.range(0, count).toArray();
        float[] all = new float[count * network.outputs()];
        for (int from = 0; from < count; from += plan.recipe().batch()) {
            int some = Math.min(plan.recipe().batch(), count - from);
            try (PointerScope step = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                out(images, order, from, some, Precision.FP32)
                        .contiguous()
                        .data_ptr_float()
                        .get(all, from * network.outputs(), some * network.outputs());
            }
        }
        return all;
    }

    private Tensor out(LabelledImages images, int[] order, int from, int count, Precision precision) {
        batch.fill(images, order, from, count, null);
        Pass pass = Pass.asking(precision);
        return network.forward(weights, pass.cast(batch.images()), pass).to(ScalarType.Float);
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

    private int correct(Tensor scores) {
        Tensor answers = argmax(scores, new LongOptional(1), false);
        return (int) answers.eq(batch.labels()).sum().item_long();
    }

    @Override
    public void close() {
        scope.close();
    }
}
