package org.phosphene.onednn;

import java.util.Locale;

/** How a network computes. */
public enum Precision {
    /** 32-bit floats. */
    F32,
    /** Weights and activations in 16-bit brain floats, sums, biases and scores in 32 bits. */
    BF16,
    /** As {@link #BF16}, and again as {@link #F32} where the two best scores are close: the labels are those of F32. */
    EXACT;

    /** Whether oneDNN computes so on this processor: bfloat16 wants AVX-512, AMX or ARM's instructions for it. */
    public boolean isAvailable() {
        return this == F32 || (Onednn.obstacle().isEmpty() && Onednn.hasHalves());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
