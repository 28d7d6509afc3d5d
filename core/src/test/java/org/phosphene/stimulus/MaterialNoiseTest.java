package org.phosphene.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.Chance;

/** Noise that is made from decoders and images is what it says; what all noise keeps is in the contract. */
class MaterialNoiseTest {
    private static final Shape SHAPE = Shape.of(3, 4, 5);
    private static final int SIZE = 60;
    private static final LabelledImages IMAGES = images(17);

    private static LabelledImages images(int count) {
        byte[] levels = new byte[count * SIZE];
        new Random(1).nextBytes(levels);
        return LabelledImages.of("pictures", SHAPE, levels, new int[count]);
    }

    private static int[] levels(NoiseField field, long seed, long first, int count) {
        int[] levels = new int[count * SIZE];
        field.stimuli(seed).noise(first, count, levels, 0);
        return levels;
    }

    private static NoiseMaterial material(NoiseField field) {
        return new NoiseMaterial() {
            @Override
            public Decoder decoder(String name, String sha256, Shape shape) {
                return ((DecodedNoise) field).decoder();
            }

            @Override
            public LabelledImages images(String name, String sha256, Shape shape) {
                assertThat(name).isEqualTo("pictures");
                assertThat(sha256).isEqualTo(IMAGES.sha256());
                return IMAGES;
            }
        };
    }

    @Test
    void signalIsReadBack() {
        NoiseField field = new ImageNoise(IMAGES, Arrangement.MIXED);
        SignalInNoise signal = new SignalInNoise(field, IMAGES, 0.25);
        assertThat(StimulusSpec.parse(signal.fields(), material(field))).isEqualTo(signal);
    }

    @Test
    void otherImagesThanWhenTheRunWasMade() {
        DecodedNoise noise = DecodedNoise.of(PlainDecoder.of(2, SHAPE), Codes.gaussian(), DecodedRange.UNIT);
        DecodedNoise other = DecodedNoise.of(PlainDecoder.of(3, SHAPE), Codes.gaussian(), DecodedRange.UNIT);
        assertThatExceptionOfType(MissingMaterialException.class)
                .isThrownBy(() -> StimulusSpec.parse(noise.fields(), material(other)))
                .withMessageContaining("other images");
    }

    /** One code's number is one pixel: its level is that of the number, whose distribution is known. */
    @ParameterizedTest
    @CsvSource({"GAUSSIAN, 1", "GAUSSIAN, 3", "UNIFORM, 1", "UNIFORM, 4"})
    void codesHaveTheirDistribution(Noise.Kind kind, double spread) {
        Codes codes = new Codes(kind, spread);
        int[] words = new int[4];
        int[] drawn = new int[7];
        float[] out = new float[7];
        double[] values = new double[7 * 2000];
        for (int t = 0; t < 2000; t++) {
            Philox.fill(1, 0, t, words, 4);
            codes.values(words, 0, drawn, out, 0, 7);
            for (int i = 0; i < 7; i++) {
                values[7 * t + i] = out[i];
            }
        }
        NormalDistribution normal = NormalDistribution.of(0, spread);
        double p = Chance.ofSample(
                values,
                x -> kind == Noise.Kind.GAUSSIAN
                        ? normal.cumulativeProbability(x)
                        : Math.max(0, Math.min(1, (x / spread + 1) / 2)));
        assertThat(p).isGreaterThan(Chance.FALSE_ALARM);
    }

    @Test
    void valuesBecomeLevels() {
        float[] values = {-9, 0, 0.0039f, 0.004f, 0.5f, 0.9999f, 1, 7};
        assertThat(IntStream.range(0, 8).map(i -> DecodedRange.UNIT.level(values[i])))
                .containsExactly(0, 0, 0, 1, 128, 255, 255, 255);
        float[] signed = {-2, -1, -0.9921f, 0, 0.999f, 1};
        assertThat(IntStream.range(0, 6).map(i -> DecodedRange.SIGNED.level(signed[i])))
                .containsExactly(0, 0, 1, 128, 255, 255);
    }

    @Test
    void notANumberIsNoStimulus() {
        Decoder broken = new Decoder() {
            private final PlainDecoder sound = PlainDecoder.of(1, SHAPE);

            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String sha256() {
                return "1";
            }

            @Override
            public int codes() {
                return 1;
            }

            @Override
            public Shape shape() {
                return SHAPE;
            }

            @Override
            public void decode(float[] codes, int count, float[] images) {
                sound.decode(codes, count, images);
                images[2 * SIZE + 1] = Float.NaN;
            }
        };
        DecodedNoise noise = new DecodedNoise(broken, Codes.gaussian(), DecodedRange.UNIT, "");
        Stimuli stimuli = noise.stimuli(1);
        for (int again = 0; again < 2; again++) {
            assertThatExceptionOfType(StimulusException.class)
                    .isThrownBy(() -> stimuli.noise(128, 1, new int[SIZE], 0))
                    .withMessageContaining("'broken' gave the value NaN in the image of trial 130");
        }
    }

    @Test
    void aBatchIsDecodedOnce() {
        PlainDecoder decoder = PlainDecoder.of(2, SHAPE);
        DecodedNoise noise = new DecodedNoise(decoder, Codes.gaussian(), DecodedRange.UNIT, "");
        Stimuli stimuli = noise.stimuli(1);
        for (int t = 0; t < 128; t++) {
            stimuli.noise(t, 1, new int[SIZE], 0);
        }
        assertThat(decoder.calls()).hasValue(2);
    }

    @Test
    void shownAreTheImagesAllEquallyOften() {
        int[] all = levels(new ImageNoise(IMAGES, Arrangement.SHOWN), 2, 0, 17_000);
        long[] counts = new long[17];
        for (int t = 0; t < 17_000; t++) {
            counts[place(all, t)]++;
        }
        double[] equal = new double[17];
        Arrays.fill(equal, 1.0 / 17);
        assertThat(Chance.ofCounts(counts, equal)).isGreaterThan(Chance.FALSE_ALARM);
    }

    private static int place(int[] levels, int trial) {
        return IntStream.range(0, IMAGES.count())
                .filter(k -> IntStream.range(0, SIZE).allMatch(i -> IMAGES.level(k, i) == levels[trial * SIZE + i]))
                .findFirst()
                .orElseThrow();
    }

    /** Each permuted image has the pixels of one of the images, colours together, in places that are all equally likely. */
    @Test
    void permutedKeepsThePixels() {
        LabelledImages one = images(1);
        NoiseField field = new ImageNoise(one, Arrangement.PERMUTED);
        int area = 20;
        int trials = 4000;
        int[] levels = new int[trials * SIZE];
        field.stimuli(9).noise(0, trials, levels, 0);
        long[] where = new long[area];
        for (int t = 0; t < trials; t++) {
            int from = t * SIZE;
            int[] pixels = IntStream.range(0, area)
                    .map(p -> levels[from + p] << 16 | levels[from + area + p] << 8 | levels[from + 2 * area + p])
                    .toArray();
            int first = one.level(0, 0) << 16 | one.level(0, area) << 8 | one.level(0, 2 * area);
            where[
                    IntStream.range(0, area)
                            .filter(p -> pixels[p] == first)
                            .findFirst()
                            .orElseThrow()]++;
            assertThat(Arrays.stream(pixels).sorted())
                    .containsExactly(IntStream.range(0, area)
                            .map(p -> one.level(0, p) << 16 | one.level(0, area + p) << 8 | one.level(0, 2 * area + p))
                            .sorted()
                            .boxed()
                            .toArray(Integer[]::new));
        }
        double[] equal = new double[area];
        Arrays.fill(equal, 1.0 / area);
        assertThat(Chance.ofCounts(where, equal)).isGreaterThan(Chance.FALSE_ALARM);
    }

    /** Black and white mixed: grey that is uniform from one to the other. */
    @Test
    void mixedSharesAreUniform() {
        byte[] levels = new byte[2 * SIZE];
        Arrays.fill(levels, SIZE, 2 * SIZE, (byte) 255);
        LabelledImages two = LabelledImages.of("ends", SHAPE, levels, new int[2]);
        int trials = 20_000;
        int[] all = new int[trials * SIZE];
        new ImageNoise(two, Arrangement.MIXED).stimuli(4).noise(0, trials, all, 0);
        long black = 0;
        long grey = 0;
        double sum = 0;
        for (int t = 0; t < trials; t++) {
            int level = all[t * SIZE];
            black += level == 0 ? 1 : 0;
            grey += level > 0 && level < 255 ? 1 : 0;
            sum += level;
        }
        // a quarter black, a quarter white, the rest between; four deviations
        assertThat(black / (double) trials).isBetween(0.25 - 0.013, 0.25 + 0.017);
        assertThat(grey / (double) trials).isBetween(0.48, 0.52);
        assertThat(sum / trials).isBetween(127.5 - 3, 127.5 + 3);
    }

    @Test
    void codesOutsideLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Codes(Noise.Kind.BINARY, 1));
        for (double spread : new double[] {0, -1, 1001, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Codes.gaussian().withSpread(spread))
                    .withMessageContaining(Double.toString(spread));
        }
    }
}
