package org.phosphene.data.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phosphene.data.DataSet;
import org.phosphene.data.RealData;
import org.phosphene.data.Split;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.gabor.GaborBank;
import org.phosphene.gabor.GaborPca;
import org.phosphene.gabor.GaborRegression;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.LabelledImages;

/**
 * Against gabor_pca.py, which regresses image by image and decomposes the whole matrix of weights. Components whose
 * variances lie within 0.1 % of their neighbours' may be mixed with them and are left out.
 */
class GaborPcaNumpyTest {
    private static final double NEAR = 1e-5;

    @TempDir
    private Path folder;

    @BeforeEach
    void needNumpy() throws Exception {
        boolean there;
        try {
            there = output("python3", "-c", "import numpy; print('yes')")
                    .strip()
                    .equals("yes");
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            String message = "python3 with numpy is not on the PATH: Gabor-PCA is not compared with NumPy's";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
    }

    @Test
    void ofMnist() throws Exception {
        LabelledImages images =
                RealData.folder().load(DataSet.MNIST, Split.TRAIN).first(2000);
        assertThat(compared(images, 250, 0.1)).isGreaterThan(200);
    }

    @Test
    void ofSyntheticDigitsWithAnotherAlpha() throws Exception {
        assertThat(compared(SyntheticDigits.of(300, 1), 40, 2)).isGreaterThan(30);
    }

    /** How many components could be compared one by one. */
    private int compared(LabelledImages images, int components, double alpha) throws Exception {
        GaborPca pca = GaborPca.fit(images, components, alpha, "a test");
        GaborBasis.Channel channel = pca.basis().channels().get(0);
        ByteBuffer numpy = numpy(images, components, alpha);
        double[] shares = next(numpy, components);
        double[] variances = next(numpy, Math.min(images.count(), 960));
        double[] low = next(numpy, components);
        double[] high = next(numpy, components);
        double[] patterns = next(numpy, components * 784);
        int compared = 0;
        for (int k = 0; k < components; k++) {
            assertThat((double) channel.explained()[k]).isCloseTo(shares[k], within(NEAR * shares[k]));
            boolean apart =
                    (k == 0 || variances[k - 1] > 1.001 * variances[k]) && variances[k] > 1.001 * variances[k + 1];
            if (apart) {
                compared++;
                double sign = sign(channel.images(), patterns, k);
                comparePattern(channel.images(), patterns, k, sign);
                double width = high[k] - low[k];
                assertThat((double) channel.low()[k]).isCloseTo(sign > 0 ? low[k] : -high[k], within(NEAR * width));
                assertThat((double) channel.high()[k]).isCloseTo(sign > 0 ? high[k] : -low[k], within(NEAR * width));
            }
        }
        double[] first = new double[784];
        for (int pixel = 0; pixel < 784; pixel++) {
            first[pixel] = images.level(0, pixel) / 255.0;
        }
        assertThat(GaborRegression.of(GaborBank.of(images.shape()), alpha).reconstruct(first))
                .containsExactly(next(numpy, 784), within(1e-9));
        assertThat(pca.reconstruct(0, first)).containsExactly(next(numpy, 784), within(NEAR));
        return compared;
    }

    private static double sign(float[] ours, double[] theirs, int k) {
        double product = 0;
        for (int i = k * 784; i < (k + 1) * 784; i++) {
            product += ours[i] * theirs[i];
        }
        return Math.signum(product);
    }

    private static void comparePattern(float[] ours, double[] theirs, int k, double sign) {
        double largest = 0;
        for (int i = k * 784; i < (k + 1) * 784; i++) {
            largest = Math.max(largest, Math.abs(theirs[i]));
        }
        for (int i = k * 784; i < (k + 1) * 784; i++) {
            assertThat(sign * ours[i]).as("component %d", k).isCloseTo(theirs[i], within(NEAR * largest));
        }
    }

    private ByteBuffer numpy(LabelledImages images, int components, double alpha) throws Exception {
        byte[] levels = new byte[images.count() * 784];
        for (int i = 0; i < images.count(); i++) {
            images.levels(i, levels, i * 784);
        }
        Path from = Files.write(folder.resolve("images"), levels);
        Path to = folder.resolve("out");
        Path script = Path.of(getClass().getResource("gabor_pca.py").toURI());
        String printed =
                output("python3", script.toString(), from.toString(), "28", "" + components, "" + alpha, to.toString());
        assertThat(to).as(printed).exists();
        return ByteBuffer.wrap(Files.readAllBytes(to)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static double[] next(ByteBuffer in, int count) {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + count * Double.BYTES);
        return values;
    }

    @Test
    void numpyReadsABasisFile() throws Exception {
        GaborBasis basis = BuiltInBases.of("mnist").basis();
        Path file = folder.resolve("b.safetensors");
        BasisFile.write(file, basis);
        String script = """
                import json, struct, sys, numpy as np
                content = open(sys.argv[1], 'rb').read()
                length, = struct.unpack('<Q', content[:8])
                header, data = json.loads(content[8:8 + length]), content[8 + length:]
                origin = header.pop('__metadata__')
                a = {name: np.frombuffer(data[slice(*t['data_offsets'])], '<f4').reshape(t['shape'])
                     for name, t in header.items()}
                assert a['images'].shape == (1, 250, 28, 28) and a['low'].shape == (1, 250)
                assert (a['low'] < 0).all() and (a['high'] > 0).all()
                print(origin['data'], repr(float(a['images'][0, 249, 27, 26])), repr(float(a['high'][0, 249])))
                """;
        GaborBasis.Channel channel = basis.channels().get(0);
        assertThat(output("python3", "-c", script, file.toString()).strip())
                .isEqualTo("mnist train " + (double) channel.images()[249 * 784 + 27 * 28 + 26] + " "
                        + (double) channel.high()[249]);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return text;
        }
    }
}
