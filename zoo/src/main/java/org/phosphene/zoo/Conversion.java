package org.phosphene.zoo;

import static org.bytedeco.pytorch.global.torch.from_blob;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** 32-bit values as libtorch rounds them to another type. */
@SuppressWarnings("try") // scopes work by being open, no one names them
record Conversion(ScalarType type) {
    static Conversion of(ScalarType type) {
        return new Conversion(type);
    }

    /** The values of the type, little-endian. */
    byte[] bytes(float[] values) {
        try (PointerScope scope = new PointerScope()) {
            Tensor converted = converted(values);
            byte[] raw = new byte[(int) converted.nbytes()];
            new BytePointer(converted.data_ptr()).get(raw);
            return raw;
        }
    }

    /** Values of the type, little-endian, in 32 bits. */
    float[] read(byte[] raw) {
        try (PointerScope scope = new PointerScope()) {
            long count = raw.length / (type == ScalarType.Half ? Short.BYTES : Float.BYTES);
            Tensor stored = from_blob(new BytePointer(raw), new long[] {count}, new TensorOptions(type));
            float[] values = new float[(int) count];
            stored.to(ScalarType.Float).data_ptr_float().get(values);
            return values;
        }
    }

    /** The values that are left after rounding to the type, in 32 bits again. */
    float[] rounded(float[] values) {
        try (PointerScope scope = new PointerScope()) {
            float[] back = new float[values.length];
            converted(values).to(ScalarType.Float).data_ptr_float().get(back);
            return back;
        }
    }

    private Tensor converted(float[] values) {
        return from_blob(new FloatPointer(values), values.length).to(type);
    }
}
