package org.phosphene.zoo;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The type that the forward and backward passes compute in. Weights, scores and the optimiser are 32-bit always. */
public enum Precision {
    /** 32-bit floating point. */
    FP32(ScalarType.Float),
    /** bfloat16, for processors with its instructions. */
    BF16(ScalarType.BFloat16);

    private final ScalarType type;

    Precision(ScalarType type) {
        this.type = type;
    }

    ScalarType type() {
        return type;
    }
}
