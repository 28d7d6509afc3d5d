package org.phosphene.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.Stimuli;
import org.phosphene.stimulus.StimulusSpec;

/**
 * Finds out what a model takes and gives: reads its declarations, then tries it, since declarations are often wrong (an inner
 * tensor declared with the training batch, a batch of 1 in a graph that would take any).
 */
final class ContractFinder {
    private static final int TRIED_TOGETHER = 4;
    /** As many as a plan may show at once. */
    private static final int MOST_TOGETHER = 1024;

    private static final int MOST_VALUES = 1 << 27;
    private static final double CLOSE = 1e-3;

    private final ModelFile file;
    private final OnnxModel.Choices choices;
    private byte[] edited;
    private final Contract contract;

    ContractFinder(ModelFile file, OnnxModel.Choices choices) {
        this.file = file;
        this.choices = choices;
        try (OrtSession session = Engine.open(file, null)) {
            contract = find(session);
        } catch (OrtException e) {
            throw refused(ModelException.firstLine(e), e);
        }
    }

    Contract contract() {
        return contract;
    }

    /** The model's bytes with a free batch, null where the file is used as it is. */
    byte[] edited() {
        return edited;
    }

    private Contract find(OrtSession session) throws OrtException {
        NodeInfo node = onlyInput(session);
        TensorInfo input = (TensorInfo) node.getInfo();
        InputShape shape = shape(input.getShape());
        int declaredBatch = declaredBatch(shape, input.getShape()[0]);
        Contract bare = bare(node.getName(), input, shape, declaredBatch);
        Contract scored = withScores(bare, session, declaredBatch);
        return withBatch(scored, shape, input.getShape());
    }

    private int declaredBatch(InputShape shape, long first) {
        if (!shape.batched() || first <= 0) {
            return 1;
        }
        if (first > MOST_TOGETHER || first * shape.shape().size() > MOST_VALUES) {
            throw refused(
                    "it takes " + first + " images of " + shape.shape() + " at a time, at most " + MOST_TOGETHER
                            + " images and " + MOST_VALUES + " values can be shown",
                    null);
        }
        return (int) first;
    }

    private NodeInfo onlyInput(OrtSession session) throws OrtException {
        if (session.getInputInfo().size() != 1) {
            throw refused(
                    "it has " + session.getInputInfo().size() + " inputs "
                            + session.getInputInfo().keySet() + ", an image classifier has one",
                    null);
        }
        NodeInfo node = session.getInputInfo().values().iterator().next();
        if (!(node.getInfo() instanceof TensorInfo tensor) || !InputTensor.accepts(tensor.type)) {
            throw refused(
                    "its input '" + node.getName() + "' is not a tensor of numbers that an image can fill ("
                            + node.getInfo() + ")",
                    null);
        }
        return node;
    }

    private InputShape shape(long[] declared) {
        try {
            return InputShape.of(declared, choices.shape());
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage(), e);
        }
    }

    private Contract bare(String name, TensorInfo input, InputShape shape, int batch) {
        return new Contract(
                name,
                input.type.name(),
                Arrays.stream(input.getShape()).boxed().toList(),
                shape.layout(),
                shape.shape(),
                shape.batched(),
                batch,
                false,
                "",
                0,
                List.of(),
                file.opsets(),
                file.producer());
    }

    /** Runs the model on grey images and looks at which outputs hold one row of scores for each. */
    private Contract withScores(Contract bare, OrtSession session, int batch) throws OrtException {
        float[] grey = new float[batch * bare.shape().size()];
        Arrays.fill(grey, 0.5f);
        Map<String, long[]> extents = new LinkedHashMap<>();
        try (InputTensor input = new InputTensor(bare, Preprocessing.of(0, 1));
                OrtSession.Result result = session.run(Map.of(bare.input(), input.of(grey, batch)))) {
            for (Map.Entry<String, OnnxValue> entry : result) {
                if (entry.getValue() instanceof OnnxTensor tensor && isReal(tensor.getInfo())) {
                    extents.put(entry.getKey(), tensor.getInfo().getShape());
                }
            }
        }
        String chosen = choose(extents, batch);
        List<String> others = new ArrayList<>(session.getOutputNames());
        others.remove(chosen);
        return with(bare, chosen, classes(extents.get(chosen), batch), others, batch, false);
    }

    private static boolean isReal(TensorInfo info) {
        return switch (info.type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> true;
            default -> false;
        };
    }

    private String choose(Map<String, long[]> extents, int batch) {
        if (choices.output() != null) {
            if (!extents.containsKey(choices.output())) {
                throw refused("it has no output '" + choices.output() + "' of numbers, only " + extents.keySet(), null);
            }
            if (classes(extents.get(choices.output()), batch) < 2) {
                throw refused(
                        "its output '" + choices.output() + "' is not one score for each class: "
                                + InputShape.text(extents.get(choices.output())),
                        null);
            }
            return choices.output();
        }
        // scores are made last: an inner tensor that was left as an output comes before them in the graph
        return extents.keySet().stream()
                .filter(name -> classes(extents.get(name), batch) >= 2)
                .max(java.util.Comparator.comparingInt(file::nodeOf))
                .orElseThrow(() -> refused(
                        "its output is not one score for each class: " + described(extents)
                                + " for " + batch + (batch == 1 ? " image" : " images")
                                + "; at least 2 classes are needed",
                        null));
    }

    private static String described(Map<String, long[]> extents) {
        List<String> texts = new ArrayList<>();
        extents.forEach((name, shape) -> texts.add(name + " " + InputShape.text(shape)));
        return texts.isEmpty() ? "no output of numbers" : String.join(", ", texts);
    }

    /** The number of scores of an image, 0 where the extents are not those of scores. */
    private static int classes(long[] extents, int batch) {
        long all = Arrays.stream(extents).reduce(1, (a, b) -> a * b);
        long wide = Arrays.stream(extents).filter(extent -> extent != 1).count();
        boolean first = extents.length > 0 && extents[0] == batch;
        boolean rows = batch == 1 ? wide <= 1 : first && wide <= 2;
        long classes = all / batch;
        return rows && all % batch == 0 && classes <= org.phosphene.answers.Layout.MAX_CLASSES ? (int) classes : 0;
    }

    private Contract withBatch(Contract scored, InputShape shape, long[] declared) {
        if (!shape.batched()) {
            return with(scored, scored.output(), scored.classes(), scored.otherOutputs(), 1, false);
        }
        Contract free = with(scored, scored.output(), scored.classes(), scored.otherOutputs(), 0, declared[0] > 0);
        byte[] bytes = declared[0] > 0 ? file.withFreeBatch() : null;
        if (answersTogether(free, bytes, scored)) {
            edited = bytes;
            return free;
        }
        return scored;
    }

    /** Whether several images at once get the scores that each gets by itself in the model as it came. */
    private boolean answersTogether(Contract free, byte[] bytes, Contract asDeclared) {
        Preprocessing unit = Preprocessing.of(0, 1);
        int together = Math.max(TRIED_TOGETHER, 2 * asDeclared.batch());
        float[] noise = noise(free.shape(), together);
        try (OnnxObserver many = new OnnxObserver(file, bytes, free, unit);
                OnnxObserver few = new OnnxObserver(file, null, asDeclared, unit)) {
            float[] a = many.scores(noise, together);
            float[] b = few.scores(noise, together);
            float largest = 0;
            float apart = 0;
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(b[i]));
                apart = Math.max(apart, Math.abs(a[i] - b[i]));
            }
            return apart <= CLOSE * largest;
        } catch (ModelException | ObserverException e) {
            return false;
        }
    }

    private static float[] noise(Shape shape, int count) {
        StimulusSpec spec = StimulusSpec.of(shape, Noise.uniform());
        Stimuli stimuli = spec.stimuli(0);
        int[] levels = new int[shape.size()];
        float[] values = new float[count * shape.size()];
        for (int t = 0; t < count; t++) {
            stimuli.show(levels, 0, stimuli.noise(t, levels, 0), values, t * shape.size());
        }
        return values;
    }

    private static Contract with(
            Contract c, String output, int classes, List<String> others, int batch, boolean freed) {
        return new Contract(
                c.input(),
                c.type(),
                c.declared(),
                c.layout(),
                c.shape(),
                c.batched(),
                batch,
                freed,
                output,
                classes,
                List.copyOf(others),
                c.opsets(),
                c.producer());
    }

    private ModelException refused(String why, Exception cause) {
        return new ModelException(file.path() + ": " + why, cause);
    }
}
