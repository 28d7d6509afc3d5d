package org.phosphene.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.phosphene.stimulus.Shape;

class ImageFitterTest {

    @Test
    void colourBecomesGreyByLuma() {
        // red, green, blue and a grey, as planes
        byte[] levels = {-1, 0, 0, 99, 0, -1, 0, 99, 0, 0, -1, 99};
        byte[] out = new byte[6];
        new ImageFitter(Shape.of(1, 2, 2)).fit(Shape.of(3, 2, 2), levels, out, 1);

        assertThat(out).containsExactly(0, 76, (byte) 150, 29, 99, 0);
    }

    @Test
    void greyIsCopiedToAllChannels() {
        byte[] out = new byte[6];
        new ImageFitter(Shape.of(3, 1, 2)).fit(Shape.of(1, 1, 2), new byte[] {7, -1}, out, 0);

        assertThat(out).containsExactly(7, -1, 7, -1, 7, -1);
    }

    @Test
    void imagesOfSeveralSizesMayFollowEachOther() {
        ImageFitter fitter = new ImageFitter(Shape.of(1, 1, 1));
        byte[] out = new byte[3];
        fitter.fit(Shape.of(1, 2, 2), new byte[] {10, 20, 30, 40}, out, 0);
        fitter.fit(Shape.of(1, 1, 2), new byte[] {50, 60}, out, 1);
        fitter.fit(Shape.of(1, 1, 1), new byte[] {70}, out, 2);

        assertThat(out).containsExactly(25, 55, 70);
    }
}
