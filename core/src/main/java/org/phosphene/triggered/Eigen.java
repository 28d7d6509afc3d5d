package org.phosphene.triggered;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/** Eigenvalues of a symmetric matrix, from the least to the largest, and the eigenvectors of the two ends. */
record Eigen(double[] values, double[] ofLeast, double[] ofLargest) {
    static Eigen of(DMatrixRMaj matrix) {
        SymmetricQRAlgorithmDecomposition_DDRM eigen = decomposed(matrix, true);
        int least = 0;
        int largest = 0;
        for (int k = 1; k < eigen.getNumberOfEigenvalues(); k++) {
            double value = eigen.getEigenvalue(k).getReal();
            least = value < eigen.getEigenvalue(least).getReal() ? k : least;
            largest = value > eigen.getEigenvalue(largest).getReal() ? k : largest;
        }
        return new Eigen(
                sorted(eigen),
                eigen.getEigenVector(least).getData(),
                eigen.getEigenVector(largest).getData());
    }

    /** The values alone. */
    static double[] values(DMatrixRMaj matrix) {
        return sorted(decomposed(matrix, false));
    }

    private static SymmetricQRAlgorithmDecomposition_DDRM decomposed(DMatrixRMaj matrix, boolean vectors) {
        // named, since the library's own choice may use threads
        SymmetricQRAlgorithmDecomposition_DDRM eigen =
                new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), vectors);
        if (!eigen.decompose(matrix.copy())) {
            throw new IllegalStateException("a covariance has no decomposition");
        }
        return eigen;
    }

    private static double[] sorted(SymmetricQRAlgorithmDecomposition_DDRM eigen) {
        double[] values = new double[eigen.getNumberOfEigenvalues()];
        for (int k = 0; k < values.length; k++) {
            values[k] = eigen.getEigenvalue(k).getReal();
        }
        Arrays.sort(values);
        return values;
    }
}
