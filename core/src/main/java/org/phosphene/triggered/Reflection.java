package org.phosphene.triggered;

import org.ejml.data.DMatrixRMaj;

/**
 * A Householder reflection that swaps an axis with the first coordinate. A matrix that is reflected on both sides and loses
 * its first row and column is the same matrix in the directions orthogonal to the axis.
 *
 * <p>Source: Golub and Van Loan, "Matrix Computations", section 5.1.
 */
final class Reflection {
    private final double[] normal;

    private Reflection(double[] normal) {
        this.normal = normal;
    }

    /** Along a vector that is not 0. */
    static Reflection of(double[] axis) {
        double length = norm(axis);
        double[] normal = axis.clone();
        // the sign for which nothing cancels
        normal[0] += Math.copySign(length, axis[0]);
        double size = norm(normal);
        for (int i = 0; i < normal.length; i++) {
            normal[i] /= size;
        }
        return new Reflection(normal);
    }

    private static double norm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** A symmetric matrix without the axis; one row and column less. */
    DMatrixRMaj without(DMatrixRMaj matrix) {
        int size = normal.length;
        double[] product = new double[size];
        double square = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                product[i] += matrix.get(i, j) * normal[j];
            }
            square += product[i] * normal[i];
        }
        // (1 - 2 nn') M (1 - 2 nn') = M - n q' - q n', q = 2 M n - 2 (n'Mn) n
        for (int i = 0; i < size; i++) {
            product[i] = 2 * (product[i] - square * normal[i]);
        }
        DMatrixRMaj rest = new DMatrixRMaj(size - 1, size - 1);
        for (int i = 1; i < size; i++) {
            for (int j = 1; j < size; j++) {
                rest.set(i - 1, j - 1, matrix.get(i, j) - normal[i] * product[j] - product[i] * normal[j]);
            }
        }
        return rest;
    }

    /** A vector of the directions orthogonal to the axis, among all. */
    double[] back(double[] vector) {
        double[] whole = new double[normal.length];
        System.arraycopy(vector, 0, whole, 1, vector.length);
        double along = 0;
        for (int i = 0; i < whole.length; i++) {
            along += whole[i] * normal[i];
        }
        for (int i = 0; i < whole.length; i++) {
            whole[i] -= 2 * along * normal[i];
        }
        return whole;
    }
}
