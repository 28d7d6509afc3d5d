package org.phosphene.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.estimate.NoiseMoments;
import org.phosphene.stimulus.Noise;
import org.phosphene.stimulus.Shape;

class MapFigureTest {
    private static BufferedImage read(MapReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MapFigure.write(report, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Set<Integer> colours(BufferedImage image, int x, int y, int width, int height) {
        Set<Integer> colours = new HashSet<>();
        for (int pixel : image.getRGB(x, y, width, height, null, 0, width)) {
            colours.add(pixel & 0xffffff);
        }
        return colours;
    }

    @Test
    void tenDigitsStandInTwoRowsOfFive() throws IOException {
        BufferedImage image = read(Reports.digits(3000));
        assertThat(image.getWidth()).isEqualTo(2 * 56 + 5 * 336 + 4 * 44);
        // the panel of class 1 has many colours, that of class 5 (no trials) only those of grey text
        int top = 56 + 130 + 99;
        assertThat(colours(image, 56 + 380, top, 336, 336)).hasSizeGreaterThan(100);
        assertThat(colours(image, 57, top + 336 + 99 + 44 + 1, 330, 330))
                .hasSizeGreaterThan(1)
                .allSatisfy(rgb -> assertThat((rgb >> 16 & 0xff) - (rgb & 0xff)).isBetween(-30, 30));
    }

    @Test
    void pixelsOfAMapAreCrispSquares() throws IOException {
        BufferedImage image = read(Reports.digits(3000));
        int left = 56 + 380;
        int top = 56 + 130 + 99;
        for (int i = 0; i < 28; i++) {
            assertThat(colours(image, left + 12 * i, top + 12 * i, 12, 12)).hasSize(1);
        }
    }

    @Test
    void holdsItsProvenance() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MapFigure.write(Reports.named(Reports.digits(200), "a – b", Collections.nCopies(10, "n")), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("iTXtTitle", "a – b", "stimulus.shape: 1x28x28\n", "answers.sha256: 0123456789abcdef");
    }

    @Test
    void sameReportSameBytes() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        MapFigure.write(Reports.digits(2000), one);
        MapFigure.write(Reports.digits(2000), two);
        assertThat(two.toByteArray()).isEqualTo(one.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"3,32,32,10", "1,1,784,5", "1,784,1,5", "2,6,5,3", "20,4,4,3", "1,1,1,2", "3,300,500,2", "1,16,16,1000"
    })
    void everyShapeHasItsPicture(int channels, int height, int width, int classes) {
        MapReport report = Reports.brightest(Shape.of(channels, height, width), classes, Math.max(20, 2 * classes));
        BufferedImage image = MapFigure.image(report);
        assertThat(image.getWidth()).isBetween(1100, 4000);
        assertThat(image.getHeight()).isBetween(400, 6000);
        assertThat(colours(image, 0, 180, image.getWidth(), image.getHeight() - 380))
                .hasSizeGreaterThan(20);
    }

    @Test
    void namesOfAnyKindAreDrawn() {
        MapReport report = Reports.brightest(Shape.of(1, 4, 4), 2, 20);
        String longName = "a very long name that no panel could hold ".repeat(20);
        MapReport named = Reports.named(report, "\u001b[31m漢字\ud800", List.of("", longName));
        assertThat(MapFigure.image(named).getWidth())
                .isEqualTo(MapFigure.image(report).getWidth());
    }

    @Test
    void aMapOfChanceStaysPale() {
        MapReport report = Reports.brightest(Shape.of(1, 8, 8), 2, 20);
        double[] half = new double[64];
        java.util.Arrays.fill(half, report.noiseMean());
        ClassificationImage flat = new ClassificationImage(
                0,
                Shape.of(1, 8, 8),
                20,
                20,
                NoiseMoments.of(Noise.uniform(), 64),
                half,
                new double[64],
                new double[64]);
        assertThat(Pixels.limit(flat)).isEqualTo(Chance.peakZ(64));
        assertThat(Pixels.z(flat, 0, 1, 3, 20).rgb()).containsOnly(Diverging.colour(0));
        ClassificationImages images =
                new ClassificationImages(Shape.of(1, 8, 8), flat.noise(), List.of(20L, 0L), List.of(flat));
        MapReport flatReport = new MapReport(
                "flat", images, report.names(), java.util.Optional.empty(), report.weighting(), report.provenance());
        assertThat(MapFigure.image(flatReport).getHeight()).isPositive();
        assertThat(ResultJson.of(flatReport)).contains("\"abs_z\" : 0.0").doesNotContain("NaN");
        assertThat(HtmlPageTest.words(HtmlPage.of(flatReport))).doesNotContain("NaN", "Infinity");
        String drawn = TerminalMaps.of(flatReport).withColour(false).draw();
        assertThat(drawn.substring(0, drawn.indexOf("the noise"))).doesNotContain("##", "==", "oo", "--");
    }

    @Test
    void coloursAreNeutralInTheMiddleAndEquallyDarkOnBothSides() {
        assertThat(Diverging.colour(0)).isEqualTo(Diverging.colour(1e-9));
        int centre = Diverging.colour(0);
        assertThat(centre >> 16 & 0xff).isEqualTo(centre & 0xff).isGreaterThan(240);
        assertThat(Diverging.colour(5)).isEqualTo(Diverging.colour(1));
        double before = Double.POSITIVE_INFINITY;
        for (double strength = 0; strength <= 1; strength += 0.05) {
            double red = luminance(Diverging.colour(strength));
            double blue = luminance(Diverging.colour(-strength));
            assertThat(Math.cbrt(red)).isCloseTo(Math.cbrt(blue), within(0.06)).isLessThan(before);
            before = Math.cbrt(red);
        }
        assertThat(Diverging.colour(1) >> 16 & 0xff).isGreaterThan(Diverging.colour(1) & 0xff);
    }

    private static double luminance(int rgb) {
        return 0.2126 * light(rgb >> 16) + 0.7152 * light(rgb >> 8) + 0.0722 * light(rgb);
    }

    private static double light(int level) {
        return Math.pow((level & 0xff) / 255.0, 2.2);
    }
}
