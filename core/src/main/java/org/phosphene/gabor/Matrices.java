package org.phosphene.gabor;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;
import org.ejml.dense.row.linsol.chol.LinearSolverChol_DDRM;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;

/**
 * What is asked of linear algebra here. EJML's own front doors may use several threads, and sum in an order that depends on
 * them; these algorithms are named one by one because they use one thread, so that the same numbers come out everywhere.
 */
final class Matrices {
    private Matrices() {}

    /** a b. */
    static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj out = new DMatrixRMaj(a.getNumRows(), b.getNumCols());
        MatrixMatrixMult_DDRM.mult_reorder(a, b, out);
        return out;
    }

    /** a' b. */
    static DMatrixRMaj transposedProduct(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj out = new DMatrixRMaj(a.getNumCols(), b.getNumCols());
        MatrixMatrixMult_DDRM.multTransA_reorder(a, b, out);
        return out;
    }

    /** a a'. */
    static DMatrixRMaj gram(DMatrixRMaj a) {
        DMatrixRMaj out = new DMatrixRMaj(a.getNumRows(), a.getNumRows());
        MatrixMatrixMult_DDRM.multTransB(a, a, out);
        return out;
    }

    /** The mean of each column. */
    static double[] columnMeans(DMatrixRMaj a) {
        double[] means = new double[a.getNumCols()];
        for (int row = 0; row < a.getNumRows(); row++) {
            for (int column = 0; column < means.length; column++) {
                means[column] += a.get(row, column);
            }
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= a.getNumRows();
        }
        return means;
    }

    /** The mean of the values. */
    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The solution x of a x = b; a is symmetric with positive eigenvalues, and is overwritten. */
    static DMatrixRMaj solve(DMatrixRMaj a, DMatrixRMaj b) {
        LinearSolverChol_DDRM solver = new LinearSolverChol_DDRM(new CholeskyDecompositionInner_DDRM(true));
        if (!solver.setA(a)) {
            throw new IllegalArgumentException("the equations of the regression have no solution; alpha is too small");
        }
        DMatrixRMaj x = new DMatrixRMaj(b.getNumRows(), b.getNumCols());
        solver.solve(b, x);
        return x;
    }

    /** Eigenvalues and eigenvectors of a symmetric matrix, which is overwritten. */
    static SymmetricQRAlgorithmDecomposition_DDRM eigen(DMatrixRMaj symmetric) {
        SymmetricQRAlgorithmDecomposition_DDRM eigen =
                new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), true);
        if (!eigen.decompose(symmetric)) {
            throw new IllegalStateException(
                    "the eigenvalues of a matrix of " + symmetric.getNumRows() + " rows did not converge");
        }
        return eigen;
    }
}
