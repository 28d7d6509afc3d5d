package org.phosphene.onnx.network;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.GraphSession;
import org.phosphene.onnx.GraphSession.Values;

/**
 * What tensors really are, found by running the model on grey images: declared extents are often wrong or absent.
 *
 * @param type of the elements
 * @param extents for the images of the first run
 * @param images the axis that counts images, -1 for none
 */
record Measured(String type, long[] extents, int images) {
    /** Two numbers of images, so that the axis that counts them can be told from the others. */
    private static final int FEW = 2;

    private static final int MORE = 3;

    /** Measures those of some tensors that hold real numbers. */
    static Map<String, Measured> of(String name, ModelProto model, Contract contract, Collection<String> tensors) {
        try (GraphSession session = GraphSession.of(name, withOutputs(model, tensors))) {
            Map<String, String> types = session.types();
            List<String> wanted = tensors.stream().filter(types::containsKey).toList();
            boolean free = contract.batch() == 0;
            Map<String, long[]> few = run(session, contract, free ? FEW : contract.batch(), wanted);
            Map<String, long[]> more = free ? run(session, contract, MORE, wanted) : few;
            Map<String, Measured> measured = new HashMap<>();
            for (String tensor : wanted) {
                int images = contract.batched() ? images(few.get(tensor), more.get(tensor), contract.batch()) : -1;
                if (images >= 0 || !contract.batched()) {
                    measured.put(tensor, new Measured(types.get(tensor), few.get(tensor), images));
                }
            }
            return measured;
        }
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

    private static Map<String, long[]> run(GraphSession session, Contract contract, int images, List<String> wanted) {
        float[] grey = new float[images * contract.shape().size()];
        Arrays.fill(grey, 0.5f);
        Map<String, Values> given = Map.of(contract.input(), new Values(contract.extents(images), grey));
        Map<String, long[]> extents = new HashMap<>();
        session.run(given, wanted).forEach((tensor, values) -> extents.put(tensor, values.extents()));
        return extents;
    }

    /** The only axis that grows as the images do; the first of that extent where their number is fixed; -1 for none. */
    private static int images(long[] few, long[] more, int batch) {
        if (batch != 0) {
            return Arrays.stream(few).boxed().toList().indexOf((long) batch);
        }
        int found = -1;
        for (int axis = 0; axis < few.length && few.length == more.length; axis++) {
            if (few[axis] != more[axis]) {
                if (found >= 0 || few[axis] != FEW || more[axis] != MORE) {
                    return -1;
                }
                found = axis;
            }
        }
        return found;
    }
}
