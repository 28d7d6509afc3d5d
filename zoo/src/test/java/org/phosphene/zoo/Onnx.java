package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;

/** An ONNX file as ONNX Runtime and protobuf see it: the independent readers of what this module writes. */
final class Onnx implements AutoCloseable {
    private static final int BATCH = 250;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    Onnx(byte[] file) throws OrtException {
        session = environment.createSession(file);
    }

    /** The first output for rows of values; the extents are those of one input. */
    float[] outputs(FloatBuffer values, long... extents) throws OrtException {
        long size = 1;
        long[] all = new long[1 + extents.length];
        for (int i = 0; i < extents.length; i++) {
            all[1 + i] = extents[i];
            size *= extents[i];
        }
        all[0] = values.remaining() / size;
        String name = session.getInputNames().iterator().next();
        try (OnnxTensor input = OnnxTensor.createTensor(environment, values, all);
                OrtSession.Result result = session.run(Map.of(name, input))) {
            FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] copy = new float[out.remaining()];
            out.get(copy);
            return copy;
        }
    }

    /** The first output for the first images: count x outputs. */
    float[] outputs(LabelledImages images, int count) throws OrtException {
        Shape shape = images.shape();
        float[] all = null;
        for (int from = 0; from < count; from += BATCH) {
            int some = Math.min(BATCH, count - from);
            float[] values = new float[some * shape.size()];
            for (int i = 0; i < some; i++) {
                images.values(from + i, values, i * shape.size());
            }
            float[] out = outputs(FloatBuffer.wrap(values), shape.channels(), shape.height(), shape.width());
            int outputs = out.length / some;
            all = all == null ? new float[count * outputs] : all;
            System.arraycopy(out, 0, all, from * outputs, out.length);
        }
        return all;
    }

    /** How many images get the wanted label, which is that of the image where {@code wanted} is negative. */
    int count(LabelledImages images, int wanted) throws OrtException {
        float[] scores = outputs(images, images.count());
        int classes = scores.length / images.count();
        int found = 0;
        for (int i = 0; i < images.count(); i++) {
            found += label(scores, i, classes) == (wanted < 0 ? images.label(i) : wanted) ? 1 : 0;
        }
        return found;
    }

    /** Index of the largest of the scores of one image. */
    static int label(float[] scores, int image, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (scores[image * classes + c] > scores[image * classes + best]) {
                best = c;
            }
        }
        return best;
    }

    /** The values of a network's parameters in a file, in 32 bits whatever the file has. */
    static Weights weights(byte[] file, Network network) throws InvalidProtocolBufferException {
        Map<String, float[]> found = new HashMap<>();
        for (TensorProto tensor : ModelProto.parseFrom(file).getGraph().getInitializerList()) {
            ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            boolean half = tensor.getDataType() == TensorProto.DataType.FLOAT16_VALUE;
            FloatBuffer values =
                    half ? Fp16Conversions.convertFp16BufferToFloatBuffer(raw.asShortBuffer()) : raw.asFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            found.put(tensor.getName().replace(".half", ""), copy);
        }
        List<float[]> ordered = new ArrayList<>();
        network.parameters().forEach(parameter -> ordered.add(found.get(parameter.name())));
        return Weights.of(network.parameters(), ordered);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
