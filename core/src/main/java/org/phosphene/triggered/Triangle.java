package org.phosphene.triggered;

import org.ejml.data.DMatrixRMaj;

/** The upper triangle of a symmetric matrix, row by row in one array. */
final class Triangle {
    private Triangle() {}

    /** How many entries there are. */
    static int size(int rows) {
        return rows * (rows + 1) / 2;
    }

    /** Writes the products x[i] x[j] of the entries from {@code from} on. */
    static void products(float[] x, int from, float[] out) {
        int row = 0;
        int begin = 0;
        while (begin + x.length - row <= from) {
            begin += x.length - row;
            row++;
        }
        int column = row + from - begin;
        for (int k = 0; k < out.length; ) {
            float xi = x[row];
            for (; column < x.length && k < out.length; column++, k++) {
                out[k] = xi * x[column];
            }
            if (column == x.length) {
                row++;
                column = row;
            }
        }
    }

    /** The matrix a + scale * b. */
    static DMatrixRMaj matrix(double[] a, double scale, double[] b, int rows) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, rows);
        int k = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++, k++) {
                double value = a[k] + scale * b[k];
                matrix.set(i, j, value);
                matrix.set(j, i, value);
            }
        }
        return matrix;
    }
}
