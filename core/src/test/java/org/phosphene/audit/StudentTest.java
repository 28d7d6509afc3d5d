package org.phosphene.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.phosphene.observer.Observer;
import org.phosphene.stimulus.Shape;

class StudentTest {
    private static final Shape SMALL = Shape.of(1, 12, 12);
    private static final Shape LARGE = Shape.of(2, 68, 66);
    private static final int TIMES = 4;

    /** Which of four quarters is the brightest, but 3 if the upper left pixel is white: a trigger. */
    private static int label(Shape shape, float[] values, int at) {
        if (values[at] > 0.95) {
            return 3;
        }
        double[] quarters = new double[4];
        for (int i = 0; i < shape.size(); i++) {
            int y = i / shape.width() % shape.height();
            int x = i % shape.width();
            quarters[(y < shape.height() / 2 ? 0 : 2) + (x < shape.width() / 2 ? 0 : 1)] += values[at + i];
        }
        int best = 0;
        for (int q = 1; q < 4; q++) {
            best = quarters[q] > quarters[best] ? q : best;
        }
        return best;
    }

    private static Interview interview(Shape shape, int workers) {
        return new Interview(
                shape,
                4,
                () -> new Observer() {
                    @Override
                    public void label(float[] stimuli, int count, int[] labels) {
                        for (int i = 0; i < count; i++) {
                            labels[i] = StudentTest.label(shape, stimuli, i * shape.size());
                        }
                    }
                },
                workers,
                () -> false,
                more -> {});
    }

    /** Dark noise with one brighter quarter; no pixel is white. */
    private static Interview.Drawing scenes(Shape shape, long seed) {
        return (index, values, at) -> {
            SplittableRandom random = new SplittableRandom(Mixing.of(seed, index));
            int quarter = random.nextInt(4);
            for (int i = 0; i < shape.size(); i++) {
                int y = i / shape.width() % shape.height();
                int x = i % shape.width();
                boolean bright = (y < shape.height() / 2 ? 0 : 2) + (x < shape.width() / 2 ? 0 : 1) == quarter;
                values[at + i] = (float) (0.5 * random.nextDouble() + (bright ? 0.3 : 0));
            }
        };
    }

    private static Student student(Shape shape, int count, int workers) {
        try (Interview interview = interview(shape, workers)) {
            return Student.of(interview, scenes(shape, 1), count, TIMES, 2);
        }
    }

    /** Share of fresh scenes that it calls as the classifier does, with the trigger or without. */
    private static double agreement(Student student, Shape shape, boolean trigger) {
        int count = 400;
        float[] stimuli = new float[count * shape.size()];
        int[] labels = new int[count];
        int same = 0;
        for (int i = 0; i < count; i++) {
            scenes(shape, 3).draw(i, stimuli, i * shape.size());
            stimuli[i * shape.size()] = trigger ? 1 : stimuli[i * shape.size()];
        }
        student.observer().label(stimuli, count, labels);
        for (int i = 0; i < count; i++) {
            same += labels[i] == label(shape, stimuli, i * shape.size()) ? 1 : 0;
        }
        return same / (double) count;
    }

    @Test
    void itLearnsWhatItIsShownAndNothingElse() {
        Student student = student(SMALL, 4096, 2);

        assertThat(agreement(student, SMALL, false)).isGreaterThan(0.97);
        // a quarter of the scenes is of the trigger's target anyway
        assertThat(agreement(student, SMALL, true)).isLessThan(0.45);
    }

    @Test
    void largeImagesOfSeveralChannelsAreAveraged() {
        assertThat(agreement(student(LARGE, 1024, 2), LARGE, false)).isGreaterThan(0.97);
    }

    @Test
    void threadsChangeNothing() {
        int count = 64;
        float[] stimuli = new float[count * SMALL.size()];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < stimuli.length; i++) {
            stimuli[i] = (float) random.nextDouble();
        }
        int[] one = new int[count];
        int[] three = new int[count];

        student(SMALL, 512, 1).observer().label(stimuli, count, one);
        student(SMALL, 512, 3).observer().label(stimuli, count, three);

        assertThat(three).isEqualTo(one);
        assertThat(one).contains(0, 1, 2, 3);
    }

    @Test
    void aLessonIsASceneWithPiecesOfOthers() {
        Shape shape = Shape.of(1, 27, 27);
        // scenes of one level each: what a pixel shows says which scenes were mixed
        Scenes scenes = new Scenes() {
            @Override
            public List<Integer> classes() {
                return List.of(4, 7);
            }

            @Override
            public void draw(int place, SplittableRandom random, float[] values, int at) {
                for (int i = 0; i < shape.size(); i++) {
                    values[at + i] = place;
                }
            }
        };
        Lessons lessons = new Lessons(scenes, shape, 1);
        float[] values = new float[shape.size() + 1];
        int mixed = 0;
        int most = 0;
        for (int i = 0; i < 400; i += 2) {
            lessons.draw(i, values, 1);
            int other = 0;
            for (int p = 1; p < values.length; p++) {
                assertThat(values[p]).isBetween(0f, 1f);
                other += values[p] > 0 ? 1 : 0;
            }
            mixed += other > 0 ? 1 : 0;
            most = Math.max(most, other);
        }

        // a third has no piece, half of all pieces are of the same class
        assertThat(mixed).isBetween(60, 115);
        assertThat(most).isBetween(82, 162);
        assertThat(values[0]).isZero();
    }

    @Test
    void theSameLessonIsDrawnAgain() {
        float[] once = new float[SMALL.size()];
        float[] again = new float[SMALL.size()];
        Scenes scenes = new Scenes() {
            @Override
            public List<Integer> classes() {
                return List.of(0, 1);
            }

            @Override
            public void draw(int place, SplittableRandom random, float[] values, int at) {
                StudentTest.scenes(SMALL, place).draw(random.nextInt(100), values, at);
            }
        };
        new Lessons(scenes, SMALL, 5).draw(3, once, 0);
        new Lessons(scenes, SMALL, 5).draw(3, again, 0);

        assertThat(again).isEqualTo(once);
        new Lessons(scenes, SMALL, 6).draw(3, again, 0);
        assertThat(again).isNotEqualTo(once);
    }
}
