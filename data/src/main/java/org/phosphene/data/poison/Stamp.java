package org.phosphene.data.poison;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.phosphene.stimulus.Shape;

/**
 * A patch that is painted at one place, as the paper's three are (Fig. 7; Gu et al. 2017).
 *
 * @param patch what is painted
 * @param place where
 * @param size the longer side of the painted patch, in pixels; a whole multiple of the patch's own, at most 4096
 * @param intensity 0 to 1, by which the patch's levels are multiplied; at most nine decimals
 */
public record Stamp(Patch patch, Place place, int size, BigDecimal intensity) implements Trigger {
    private static final int MOST_SIZE = 4096;

    public Stamp {
        int side = patch.longerSide();
        if (size < 1 || size > MOST_SIZE || size % side != 0) {
            throw Poison.fault(
                    "size", size, "a whole multiple of " + side + ", up to " + MOST_SIZE + ", for this patch");
        }
        intensity = Poison.share("intensity", intensity, "0 to 1");
    }

    @Override
    public Map<String, Object> pairs() {
        Map<String, Object> pairs = new LinkedHashMap<>();
        pairs.put("patch", patch.name());
        if (!patch.sha256().isEmpty()) {
            pairs.put("sha256", patch.sha256());
        }
        pairs.put("size", size);
        pairs.put("place", place);
        pairs.put("intensity", intensity.toPlainString());
        return pairs;
    }

    @Override
    public void fit(Shape image) {
        if (patch.shape().channels() != 1 && patch.shape().channels() != image.channels()) {
            throw Poison.fault("patch", patch, "a grey patch for images of " + image);
        }
        int rows = image.height() - factor() * patch.shape().height();
        int columns = image.width() - factor() * patch.shape().width();
        if (rows < 0 || columns < 0) {
            throw Poison.fault("size", size, "a patch that fits into images of " + image);
        }
        if (place.row(rows) > rows || place.column(columns) > columns) {
            throw Poison.fault("place", place, "at most " + rows + "," + columns + " in images of " + image);
        }
    }

    private int factor() {
        return size / patch.longerSide();
    }

    @Override
    public Brush on(Shape image) {
        fit(image);
        Patch drawn = patch.drawn(factor(), intensity);
        int row = place.row(image.height() - drawn.shape().height());
        int column = place.column(image.width() - drawn.shape().width());
        return (levels, at) -> drawn.paint(levels, at, image, row, column);
    }
}
