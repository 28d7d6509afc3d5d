package org.phosphene.zoo;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phosphene.stimulus.LabelledImages;

/** An ONNX file as ONNX Runtime and protobuf see it: the independent readers of what this module writes. */
final class Onnx implements AutoCloseable {
    static final int CLASSES = 10;

    private static final int BATCH = 250;
    private static final int SIZE = 28 * 28;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    Onnx(byte[] file) throws OrtException {
        session = environment.createSession(file);
    }

    /** Images x classes, for images of 28 x 28 one after the other. */
    float[] scores(FloatBuffer images) throws OrtException {
        long count = images.remaining() / SIZE;
        try (OnnxTensor input = OnnxTensor.createTensor(environment, images, new long[] {count, 1, 28, 28});
                OrtSession.Result result = session.run(Map.of("image", input))) {
            FloatBuffer out = ((OnnxTensor) result.get("scores").orElseThrow()).getFloatBuffer();
            float[] scores = new float[out.remaining()];
            out.get(scores);
            return scores;
        }
    }

    float[] scores(LabelledImages images, int count) throws OrtException {
        float[] all = new float[count * CLASSES];
        for (int from = 0; from < count; from += BATCH) {
            int some = Math.min(BATCH, count - from);
            float[] values = new float[some * SIZE];
            for (int i = 0; i < some; i++) {
                images.values(from + i, values, i * SIZE);
            }
            System.arraycopy(scores(FloatBuffer.wrap(values)), 0, all, from * CLASSES, some * CLASSES);
        }
        return all;
    }

    /** Index of the largest of the scores of one image. */
    static int label(float[] scores, int image) {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
            if (scores[image * CLASSES + c] > scores[image * CLASSES + best]) {
                best = c;
            }
        }
        return best;
    }

    /** The parameters in a file of the MNIST network. */
    static Weights weights(byte[] file) throws InvalidProtocolBufferException {
        List<float[]> values = new ArrayList<>();
        for (TensorProto tensor : ModelProto.parseFrom(file).getGraph().getInitializerList()) {
            FloatBuffer raw = tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] copy = new float[raw.remaining()];
            raw.get(copy);
            values.add(copy);
        }
        return Weights.of(new MnistCnn().parameters(), values);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
