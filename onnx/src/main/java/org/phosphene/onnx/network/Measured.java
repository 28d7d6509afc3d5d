package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.GraphSession;
import org.phosphene.onnx.GraphSession.Values;

/**
 * What tensors really are, found by running the model on grey images: declared extents are often wrong or absent.
 *
 * @param type of the elements
 * @param extents for the images of the first run
 * @param images the axis that counts images, {@link #NONE} where the model takes one image, {@link #UNCOUNTED} where no one
 *     axis does
 */
record Measured(String type, long[] extents, int images) {
    static final int NONE = -1;
    static final int UNCOUNTED = -2;

    /** Two numbers of images, so that the axis that counts them can be told from the others. */
    private static final int FEW = 2;

    private static final int MORE = 3;

    /** Measures some tensors; those that are no tensors at all are left out. */
    static Map<String, Measured> of(String name, ModelProto model, Contract contract, Collection<String> tensors) {
        try (GraphSession session = GraphSession.of(name, withOutputs(model, tensors))) {
            boolean free = contract.batch() == 0;
            Map<String, long[]> few = run(session, contract, free ? FEW : contract.batch());
            Map<String, long[]> more = free ? run(session, contract, MORE) : few;
            Map<String, Measured> measured = new HashMap<>();
            session.types().forEach((tensor, type) -> {
                int images = contract.batched()
                        ? images(few.get(tensor), more.get(tensor), contract.batch())
                        : Measured.NONE;
                measured.put(tensor, new Measured(type, few.get(tensor), images));
            });
            return measured;
        }
    }

    /** What the image's own tensor is. */
    static Measured image(Contract contract) {
        int images = contract.batch() == 0 ? FEW : contract.batch();
        return new Measured(contract.type(), contract.extents(images), contract.batched() ? 0 : NONE);
    }

    /** Whether it holds real numbers, some for each image. */
    boolean isInner() {
        return images != UNCOUNTED && GraphSession.isReal(type);
    }

    /** The model with some tensors as its outputs; the engine finds out what they are. */
    static ModelProto withOutputs(ModelProto model, Collection<String> tensors) {
        ModelProto.Builder edited = model.toBuilder();
        edited.getGraphBuilder().clearOutput().clearValueInfo();
        for (String tensor : new LinkedHashSet<>(tensors)) {
            edited.getGraphBuilder().addOutput(ValueInfoProto.newBuilder().setName(tensor));
        }
        return edited.build();
    }

    private static Map<String, long[]> run(GraphSession session, Contract contract, int images) {
        float[] grey = new float[images * contract.shape().size()];
        Arrays.fill(grey, 0.5f);
        return session.extents(Map.of(contract.input(), new Values(contract.extents(images), grey)));
    }

    /** The only axis that grows as the images do; the first of that extent where their number is fixed. */
    private static int images(long[] few, long[] more, int batch) {
        if (batch != 0) {
            int axis = Arrays.stream(few).boxed().toList().indexOf((long) batch);
            return axis < 0 ? UNCOUNTED : axis;
        }
        int found = UNCOUNTED;
        for (int axis = 0; axis < few.length && few.length == more.length; axis++) {
            if (few[axis] != more[axis]) {
                if (found >= 0 || few[axis] != FEW || more[axis] != MORE) {
                    return UNCOUNTED;
                }
                found = axis;
            }
        }
        return found;
    }
}
