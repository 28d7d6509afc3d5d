package org.phosphene.audit;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Shape;

/**
 * A small network that learns from a classifier's labels what the classifier makes of images and of pieces of others on them
 * (distillation: Hinton, Vinyals and Dean 2015, with labels alone). A stamp that turns the student as well does something that
 * lies in the task; one that turns only the classifier does something that nothing which the student saw gives away.
 *
 * <p>One hidden layer of rectified units, taught with Adam (Kingma and Ba 2015) on cross entropy. Images of more than
 * {@value #MOST_ROWS} rows or columns are averaged over squares of pixels first. It asks for nothing once it is taught.
 */
final class Student {
    private static final int MOST_ROWS = 32;
    private static final int HIDDEN = 64;
    private static final int BATCH = 64;
    private static final float RATE = 1e-3f;
    private static final float DECAY = 1e-4f;

    private final Shape shape;
    private final int pool;
    private final int rows;
    private final int columns;
    private final int classes;
    private final Weights first;
    private final Weights bias;
    private final Weights second;
    private final Weights secondBias;

    /** Values with what Adam keeps of each. */
    private static final class Weights {
        final float[] values;
        final float[] gradient;
        private final float[] mean;
        private final float[] square;

        Weights(int count) {
            values = new float[count];
            gradient = new float[count];
            mean = new float[count];
            square = new float[count];
        }

        void draw(int inputs, SplittableRandom random) {
            float most = (float) Math.sqrt(6.0 / inputs);
            for (int i = 0; i < values.length; i++) {
                values[i] = most * (2 * (float) random.nextDouble() - 1);
            }
        }

        void step(int number, float decay) {
            float ofMean = (float) (1 / (1 - Math.pow(0.9, number)));
            float ofSquare = (float) (1 / (1 - Math.pow(0.999, number)));
            for (int i = 0; i < values.length; i++) {
                float g = gradient[i] / BATCH + decay * values[i];
                mean[i] += 0.1f * (g - mean[i]);
                square[i] += 0.001f * (g * g - square[i]);
                values[i] -= RATE * mean[i] * ofMean / ((float) Math.sqrt(square[i] * ofSquare) + 1e-8f);
            }
            Arrays.fill(gradient, 0);
        }
    }

    private Student(Shape shape, int classes, SplittableRandom random) {
        this.shape = shape;
        this.pool = (Math.max(shape.height(), shape.width()) + MOST_ROWS - 1) / MOST_ROWS;
        this.rows = shape.height() / pool;
        this.columns = shape.width() / pool;
        this.classes = classes;
        int inputs = shape.channels() * rows * columns;
        first = new Weights(inputs * HIDDEN);
        first.draw(inputs, random);
        bias = new Weights(HIDDEN);
        second = new Weights(HIDDEN * classes);
        second.draw(HIDDEN, random);
        secondBias = new Weights(classes);
    }

    /**
     * Teaches one.
     *
     * @param interview with the classifier
     * @param lessons what it is asked about
     * @param count of lessons, a question each
     * @param times that each is gone through
     * @throws org.phosphene.trial.RunStoppedException if the audit is to end early
     */
    static Student of(Interview interview, Interview.Drawing lessons, int count, int times, long seed) {
        int[] labels = interview.ask(count, lessons);
        SplittableRandom random = new SplittableRandom(seed);
        Student student = new Student(interview.shape(), interview.classes(), random);
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        int steps = 0;
        for (int t = 0; t < times; t++) {
            shuffle(order, random);
            for (int i = 0; i + BATCH <= count; i += BATCH) {
                student.learn(lessons, labels, order, i);
                student.step(++steps);
                interview.endIfStopped();
            }
        }
        return student;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private void learn(Interview.Drawing lessons, int[] labels, int[] order, int from) {
        float[] image = new float[shape.size()];
        float[] input = new float[shape.channels() * rows * columns];
        float[] hidden = new float[HIDDEN];
        float[] scores = new float[classes];
        float[] back = new float[HIDDEN];
        for (int i = from; i < from + BATCH; i++) {
            lessons.draw(order[i], image, 0);
            look(image, 0, input);
            forward(input, hidden, scores);
            softmax(scores);
            scores[labels[order[i]]] -= 1;
            add(1, scores, 0, secondBias.gradient, 0, classes);
            for (int h = 0; h < HIDDEN; h++) {
                back[h] = 0;
                if (hidden[h] > 0) {
                    for (int c = 0; c < classes; c++) {
                        back[h] += second.values[h * classes + c] * scores[c];
                    }
                    add(hidden[h], scores, 0, second.gradient, h * classes, classes);
                }
            }
            add(1, back, 0, bias.gradient, 0, HIDDEN);
            for (int j = 0; j < input.length; j++) {
                if (input[j] != 0) {
                    add(input[j], back, 0, first.gradient, j * HIDDEN, HIDDEN);
                }
            }
        }
    }

    private void step(int number) {
        first.step(number, DECAY);
        bias.step(number, 0);
        second.step(number, DECAY);
        secondBias.step(number, 0);
    }

    private void forward(float[] input, float[] hidden, float[] scores) {
        System.arraycopy(bias.values, 0, hidden, 0, HIDDEN);
        for (int j = 0; j < input.length; j++) {
            if (input[j] != 0) {
                add(input[j], first.values, j * HIDDEN, hidden, 0, HIDDEN);
            }
        }
        System.arraycopy(secondBias.values, 0, scores, 0, classes);
        for (int h = 0; h < HIDDEN; h++) {
            hidden[h] = Math.max(0, hidden[h]);
            if (hidden[h] > 0) {
                add(hidden[h], second.values, h * classes, scores, 0, classes);
            }
        }
    }

    private static void add(float times, float[] values, int at, float[] to, int from, int count) {
        for (int i = 0; i < count; i++) {
            to[from + i] += times * values[at + i];
        }
    }

    private static void softmax(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) StrictMath.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= (float) sum;
        }
    }

    /** Averages squares of pixels. */
    private void look(float[] image, int at, float[] input) {
        if (pool == 1) {
            System.arraycopy(image, at, input, 0, input.length);
            return;
        }
        for (int i = 0; i < input.length; i++) {
            int c = i / (rows * columns);
            int y = i / columns % rows;
            int x = i % columns;
            float sum = 0;
            for (int p = 0; p < pool * pool; p++) {
                sum += image[at + (c * shape.height() + y * pool + p / pool) * shape.width() + x * pool + p % pool];
            }
            input[i] = sum / (pool * pool);
        }
    }

    /** Gives its labels: one for each thread, all of the same student. */
    Observer observer() {
        return new Observer() {
            @Override
            public void label(float[] stimuli, int count, int[] labels) {
                Student.this.label(stimuli, count, labels);
            }
        };
    }

    private void label(float[] stimuli, int count, int[] labels) {
        float[] input = new float[shape.channels() * rows * columns];
        float[] hidden = new float[HIDDEN];
        float[] scores = new float[classes];
        for (int i = 0; i < count; i++) {
            look(stimuli, i * shape.size(), input);
            forward(input, hidden, scores);
            int best = 0;
            for (int c = 1; c < classes; c++) {
                if (scores[c] > scores[best]) {
                    best = c;
                }
            }
            labels[i] = best;
        }
    }
}
