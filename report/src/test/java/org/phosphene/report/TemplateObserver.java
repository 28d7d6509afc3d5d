package org.phosphene.report;

import java.util.List;
import org.phosphene.observer.Observer;

/** Answers the class whose template matches best, after a bias for each: an observer whose maps are known. */
@SuppressWarnings("ArrayRecordComponent") // weights
record TemplateObserver(double[][] templates, double[] biases) implements Observer {
    /** The digits in strokes of 5 x 7. */
    private static final String[] DIGITS = {
        "01110\n10001\n10011\n10101\n11001\n10001\n01110",
        "00100\n01100\n00100\n00100\n00100\n00100\n01110",
        "01110\n10001\n00001\n00110\n01000\n10000\n11111",
        "11110\n00001\n00001\n01110\n00001\n00001\n11110",
        "00010\n00110\n01010\n10010\n11111\n00010\n00010",
        "11111\n10000\n11110\n00001\n00001\n10001\n01110",
        "00110\n01000\n10000\n11110\n10001\n10001\n01110",
        "11111\n00001\n00010\n00100\n01000\n01000\n01000",
        "01110\n10001\n10001\n01110\n10001\n10001\n01110",
        "01110\n10001\n10001\n01111\n00001\n00010\n01100"
    };

    /** Ten digits on {@code channels} x {@code size} x {@code size}, each in its own mixture of channels. */
    static TemplateObserver digits(int channels, int size, double[] biases) {
        double[][] templates = new double[DIGITS.length][channels * size * size];
        for (int digit = 0; digit < templates.length; digit++) {
            List<String> rows = DIGITS[digit].lines().toList();
            double scale = size / 9.0;
            for (int i = 0; i < templates[digit].length; i++) {
                int channel = i / (size * size);
                int row = i % (size * size) / size;
                int y = (int) Math.floor(row / scale - 1);
                int x = (int) Math.floor(i % size / scale - 2);
                boolean on = y >= 0 && y < 7 && x >= 0 && x < 5 && rows.get(y).charAt(x) == '1';
                double tint = channels == 1 ? 1 : Math.cos(2 * Math.PI * (digit / 10.0 - channel / (double) channels));
                templates[digit][i] = on ? tint : -0.25 * tint;
            }
        }
        return new TemplateObserver(templates, biases);
    }

    @Override
    public void label(float[] stimuli, int count, int[] labels) {
        int size = templates[0].length;
        for (int t = 0; t < count; t++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < templates.length; c++) {
                double match = biases[c];
                for (int i = 0; i < size; i++) {
                    match += templates[c][i] * (stimuli[t * size + i] - 0.5);
                }
                if (match > best) {
                    best = match;
                    labels[t] = c;
                }
            }
        }
    }
}
