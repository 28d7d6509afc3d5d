package org.phosphene.answers;

import java.util.Objects;

/**
 * Where each answer stands in an answers file.
 *
 * @param trials how many trials, 1 to 10^12
 * @param block trials in one block, 1 to 65 536; the last block may be shorter
 * @param classes how many labels there are, 2 to 65 535
 * @param confidence whether a byte of confidence follows the labels of each block
 */
public record Layout(long trials, int block, int classes, boolean confidence) {
    /** The most trials that one run may have. */
    public static final long MAX_TRIALS = 1_000_000_000_000L;
    /** The most classes. */
    public static final int MAX_CLASSES = 65_535;

    static final int CHECKSUM_BYTES = 4;

    public Layout {
        if (trials < 1 || trials > MAX_TRIALS) {
            throw new IllegalArgumentException("trials " + trials + ": must lie in 1.." + MAX_TRIALS);
        }
        if (block < 1 || block > 1 << 16) {
            throw new IllegalArgumentException("block " + block + ": must lie in 1..65536");
        }
        if (classes < 2 || classes > MAX_CLASSES) {
            throw new IllegalArgumentException("classes " + classes + ": must lie in 2.." + MAX_CLASSES);
        }
    }

    /** How many blocks there are. */
    public long blocks() {
        return (trials + block - 1) / block;
    }

    /**
     * How many trials block {@code index} has.
     *
     * @throws IndexOutOfBoundsException if there is no such block
     */
    public int trialsIn(long index) {
        Objects.checkIndex(index, blocks());
        return (int) Math.min(block, trials - index * block);
    }

    int labelBytes() {
        return classes <= 256 ? 1 : 2;
    }

    int recordBytes(int count) {
        return count * (labelBytes() + (confidence ? 1 : 0)) + CHECKSUM_BYTES;
    }

    /** Offset of block {@code index} from the first block. */
    long offset(long index) {
        return index * recordBytes(block);
    }

    /** Length of all blocks. */
    long length() {
        return offset(blocks() - 1) + recordBytes(trialsIn(blocks() - 1));
    }

    /** Length of the record of what the observer says of its own maps. */
    int verdictBytes() {
        return 2 * 2 * classes + CHECKSUM_BYTES;
    }
}
