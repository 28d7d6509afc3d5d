package org.phosphene.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.phosphene.observer.ObserverException;

/**
 * The input of a session: native memory into which stimuli are written as the network wants them, kept from batch to batch.
 */
final class InputTensor implements AutoCloseable {
    private final Contract contract;
    private final OnnxJavaType type;
    private final InputArrangement arrangement;
    private float[] staged = new float[0];
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);
    private OnnxTensor tensor;
    private int images;

    InputTensor(Contract contract, Preprocessing preprocessing) {
        this.contract = contract;
        this.type = OnnxJavaType.valueOf(contract.type());
        this.arrangement = new InputArrangement(contract, preprocessing);
    }

    /** The tensor of {@code count} stimuli; it stays this object's own. */
    OnnxTensor of(float[] stimuli, int count) throws OrtException {
        if (tensor == null || count != images) {
            close();
            images = count;
            long values = (long) count * contract.shape().size();
            if (values * type.size > Integer.MAX_VALUE) {
                throw new ObserverException(count + " stimuli of " + contract.shape()
                        + " at once take more than 2 GB: choose a smaller batch");
            }
            memory = ByteBuffer.allocateDirect((int) values * type.size).order(ByteOrder.nativeOrder());
            staged = new float[(int) values];
            tensor = create();
        }
        write(stimuli);
        return tensor;
    }

    private OnnxTensor create() throws OrtException {
        long[] extents = contract.extents(images);
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(Engine.environment(), memory.asFloatBuffer(), extents);
            case DOUBLE -> OnnxTensor.createTensor(Engine.environment(), memory.asDoubleBuffer(), extents);
            default -> OnnxTensor.createTensor(Engine.environment(), memory, extents, type);
        };
    }

    private void write(float[] stimuli) {
        float[] values = arrangement.of(stimuli, images, staged);
        int count = staged.length;
        switch (type) {
            case FLOAT -> {
                FloatBuffer floats = memory.asFloatBuffer();
                floats.put(values, 0, count);
            }
            case DOUBLE -> {
                DoubleBuffer doubles = memory.asDoubleBuffer();
                for (int i = 0; i < count; i++) {
                    doubles.put(i, values[i]);
                }
            }
            case FLOAT16 -> {
                ShortBuffer halves = memory.asShortBuffer();
                for (int i = 0; i < count; i++) {
                    halves.put(i, ai.onnxruntime.platform.Fp16Conversions.floatToFp16(values[i]));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    memory.put(i, (byte) Math.max(0, Math.min(255, Math.round(values[i]))));
                }
            }
        }
    }

    /** Whether stimuli can be written as this type. */
    static boolean accepts(OnnxJavaType type) {
        return type == OnnxJavaType.FLOAT
                || type == OnnxJavaType.DOUBLE
                || type == OnnxJavaType.FLOAT16
                || type == OnnxJavaType.UINT8;
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
