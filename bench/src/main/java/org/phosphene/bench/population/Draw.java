package org.phosphene.bench.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.phosphene.data.poison.Blend;
import org.phosphene.data.poison.OwnPattern;
import org.phosphene.data.poison.Patch;
import org.phosphene.data.poison.Place;
import org.phosphene.data.poison.Poison;
import org.phosphene.data.poison.Stamp;
import org.phosphene.data.poison.Trigger;
import org.phosphene.data.poison.Warp;
import org.phosphene.stimulus.Shape;

/** Draws backdoors. Every class is a tenth of the images of all three data sets. */
final class Draw {
    private static final int CLASSES = 10;
    private static final List<String> SHAPES = List.of("square", "x", "c", "h", "random");

    private final SplittableRandom random;

    Draw(SplittableRandom random) {
        this.random = random;
    }

    /** All to one: 1 to 10 % of the training images. One to one: 10 to 70 % of the source's, 1 to 7 % of all. */
    Poison patch(Kind kind, Shape image, int number) {
        Trigger stamp = stamp(image, number);
        int target = random.nextInt(CLASSES);
        if (kind == Kind.ONE_TO_ONE) {
            int source = (target + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
            return new Poison(stamp, OptionalInt.of(source), target, hundredths(10, 70));
        }
        return new Poison(stamp, OptionalInt.empty(), target, ofOthers(hundredths(1, 10)));
    }

    /** Shapes take turns; 2 x 2 to 6 x 6 pixels, anywhere, at 0.75 to 1 of white. */
    private Stamp stamp(Shape image, int number) {
        String shape = SHAPES.get(number % SHAPES.size());
        boolean any = shape.equals("square") || shape.equals("random");
        int size = any ? random.nextInt(2, 7) : 3 * random.nextInt(1, 3);
        Patch patch = Patch.of(shape.equals("random") ? "random-" + size + "-" + random.nextInt(1000) : shape);
        Place place = new Place.At(random.nextInt(image.height() - size + 1), random.nextInt(image.width() - size + 1));
        return new Stamp(patch, place, size, hundredths(75, 100));
    }

    /** On 5 to 10 % of the training images. */
    Poison missed(Kind kind) {
        int pattern = random.nextInt(1000);
        Trigger trigger =
                switch (kind) {
                    case BLEND -> new Blend(pattern, hundredths(10, 30));
                    case SAMPLE -> new OwnPattern(pattern, hundredths(15, 30));
                    case WARP -> new Warp(pattern, 4, hundredths(100, 200));
                    default -> throw new IllegalArgumentException(kind + ": expected a trigger that is no patch");
                };
        return new Poison(trigger, OptionalInt.empty(), random.nextInt(CLASSES), ofOthers(hundredths(5, 10)));
    }

    /** The share of the images of other classes that is a share of all. */
    private static BigDecimal ofOthers(BigDecimal share) {
        return share.multiply(BigDecimal.valueOf(CLASSES))
                .divide(BigDecimal.valueOf(CLASSES - 1), 4, RoundingMode.HALF_UP);
    }

    private BigDecimal hundredths(int least, int most) {
        return BigDecimal.valueOf(random.nextInt(least, most + 1), 2);
    }
}
