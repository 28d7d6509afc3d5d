package org.phosphene.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phosphene.stimulus.Decoder;
import org.phosphene.stimulus.Shape;
import org.phosphene.stimulus.StimulusException;

/** Finds out what a decoder takes and gives: reads its declarations, then tries it. */
final class DecoderFinder {
    private static final int TRIED_TOGETHER = 4;
    private static final int MOST_TOGETHER = 1024;
    private static final long MOST_VALUES = 1L << 27;
    private static final double CLOSE = 1e-3;

    private final ModelFile file;
    private final Shape shape;
    private final DecoderContract contract;
    private byte[] edited;

    DecoderFinder(ModelFile file, Shape shape) {
        this.file = file;
        this.shape = shape;
        try (OrtSession session = Engine.open(file, null)) {
            contract = find(session);
        } catch (OrtException e) {
            throw refused(ModelException.firstLine(e), e);
        } catch (StimulusException e) {
            throw refused(e.getMessage(), e);
        }
    }

    DecoderContract contract() {
        return contract;
    }

    /** The file's bytes with a free batch, null where it is used as it is. */
    byte[] edited() {
        return edited;
    }

    private DecoderContract find(OrtSession session) throws OrtException {
        DecoderContract bare = withInput(session);
        refuseHuge(session);
        int declared = bare.batch();
        DecoderContract one = withOutput(session, bare.withBatch(Math.max(1, declared)));
        float[] codes = codes(one);
        float[] expected = decoded(session, one, codes);
        if (!Arrays.equals(expected, decoded(session, one, codes))) {
            throw refused(
                    "it does not repeat itself: the same codes gave two different images, so its images cannot be made "
                            + "again; export it without random operators",
                    null);
        }
        byte[] bytes = declared > 0 ? file.withFreeBatch() : null;
        DecoderContract free = one.withBatch(0);
        if (alike(free, bytes, codes, expected)) {
            edited = bytes;
            return free;
        }
        return one;
    }

    private DecoderContract withInput(OrtSession session) throws OrtException {
        if (session.getInputInfo().size() != 1) {
            throw refused(
                    "it has " + session.getInputInfo().size() + " inputs "
                            + session.getInputInfo().keySet() + ", a decoder has one, for the codes",
                    null);
        }
        NodeInfo node = session.getInputInfo().values().iterator().next();
        if (!(node.getInfo() instanceof TensorInfo input) || input.type != OnnxJavaType.FLOAT) {
            throw refused(
                    "its input '" + node.getName() + "' does not take 32-bit numbers (" + node.getInfo() + ")", null);
        }
        long[] extents = input.getShape();
        long wide = Arrays.stream(extents).skip(1).filter(e -> e != 1).count();
        long codes =
                Arrays.stream(extents).skip(1).filter(e -> e != 1).findFirst().orElse(1);
        if (extents.length < 2 || wide > 1 || codes < 1 || codes > Decoder.MOST_CODES) {
            throw refused(
                    "its input '" + node.getName() + "' is " + InputShape.text(extents)
                            + ", a decoder takes a row of 1 to " + Decoder.MOST_CODES + " numbers for each image",
                    null);
        }
        if (extents[0] > MOST_TOGETHER || extents[0] * shape.size() > MOST_VALUES) {
            throw refused("it decodes " + extents[0] + " codes at a time, at most " + MOST_TOGETHER, null);
        }
        List<Long> declared = Arrays.stream(extents).boxed().toList();
        int batch = (int) Math.max(0, extents[0]);
        return new DecoderContract(node.getName(), declared, (int) codes, batch, "", false, shape);
    }

    /** Before it is run: what it says of itself would take all memory. */
    private void refuseHuge(OrtSession session) throws OrtException {
        for (NodeInfo node : session.getOutputInfo().values()) {
            if (node.getInfo() instanceof TensorInfo info) {
                double values = Arrays.stream(info.getShape())
                        .filter(extent -> extent > 0)
                        .mapToDouble(extent -> extent)
                        .reduce(1, (a, b) -> a * b);
                if (values > MOST_VALUES) {
                    throw refused(
                            "its output '" + node.getName() + "' is " + InputShape.text(info.getShape()) + ", at most "
                                    + MOST_VALUES + " values can be had at a time",
                            null);
                }
            }
        }
    }

    private DecoderContract withOutput(OrtSession session, DecoderContract bare) throws OrtException {
        List<String> seen = new ArrayList<>();
        int count = bare.batch();
        FloatBuffer zeros = FloatBuffer.allocate(count * bare.codes());
        try (OnnxTensor input = OnnxTensor.createTensor(Engine.environment(), zeros, bare.extents(count));
                OrtSession.Result result = session.run(Map.of(bare.input(), input))) {
            for (Map.Entry<String, OnnxValue> entry : result) {
                Optional<long[]> extents = extents(entry.getValue());
                if (extents.isPresent() && DecoderContract.holds(extents.get(), count, shape)) {
                    return bare.withOutput(entry.getKey(), DecoderContract.last(extents.get(), shape));
                }
                extents.ifPresent(found -> seen.add(entry.getKey() + " " + InputShape.text(found)));
            }
        }
        throw refused(
                "it gives no image of " + shape + ", as the model takes, for each code, only "
                        + (seen.isEmpty() ? "no 32-bit numbers" : String.join(", ", seen)) + " for " + count,
                null);
    }

    private static Optional<long[]> extents(OnnxValue value) {
        return value instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT
                ? Optional.of(tensor.getInfo().getShape())
                : Optional.empty();
    }

    /** Numbers from -1 to 1, all different, for as many codes as are tried. */
    private static float[] codes(DecoderContract contract) {
        float[] codes = new float[Math.max(TRIED_TOGETHER, 2 * contract.batch()) * contract.codes()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (i * 0.618f) % 2 - 1;
        }
        return codes;
    }

    private float[] decoded(OrtSession session, DecoderContract contract, float[] codes) throws OrtException {
        int count = codes.length / contract.codes();
        float[] images = new float[count * shape.size()];
        OnnxDecoder.decode(session, contract, codes, count, images);
        return images;
    }

    /** Whether codes together give the images that they give by the batch that was declared. */
    private boolean alike(DecoderContract free, byte[] bytes, float[] codes, float[] expected) {
        try (OrtSession session = Engine.open(file, bytes)) {
            float[] images = decoded(session, free, codes);
            float largest = 0;
            float apart = 0;
            for (int i = 0; i < images.length; i++) {
                largest = Math.max(largest, Math.abs(expected[i]));
                apart = Math.max(apart, Math.abs(images[i] - expected[i]));
            }
            return apart <= CLOSE * largest;
        } catch (OrtException | ModelException | StimulusException e) {
            return false;
        }
    }

    private ModelException refused(String why, Exception cause) {
        return new ModelException(file.path() + ": " + why, cause);
    }
}
