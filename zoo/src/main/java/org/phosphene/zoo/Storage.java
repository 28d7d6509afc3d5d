package org.phosphene.zoo;

/** How a file keeps weights. The graph computes in 32 bits either way. */
public enum Storage {
    /** 32-bit floating point. */
    SINGLE,
    /** IEEE 16-bit floating point, half the file: the graph widens them when it is loaded. */
    HALF
}
