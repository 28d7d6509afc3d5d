package org.phosphene.bench.whole;

/** An engine's bare product of two large dense matrices: no network runs faster than that. */
@FunctionalInterface
public interface MatrixProduct {
    /**
     * Measures it.
     *
     * @param threads that share the work
     * @return 10^9 floating-point operations a second, a multiplication and an addition counted as two
     */
    double gigaflops(int threads);
}
