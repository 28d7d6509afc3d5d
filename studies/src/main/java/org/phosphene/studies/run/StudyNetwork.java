package org.phosphene.studies.run;

import java.util.List;
import java.util.stream.IntStream;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.zoo.ModelCard;
import org.phosphene.zoo.Score;

/**
 * A trained network of the paper.
 *
 * @param card what it is and how it came about
 * @param onnx its file, whose checksum is the card's
 */
@SuppressWarnings("ArrayRecordComponent") // a file
public record StudyNetwork(ModelCard card, byte[] onnx) {
    /**
     * @throws IllegalArgumentException if the file is not the card's
     */
    public StudyNetwork {
        if (!ModelCard.sha256(onnx).equals(card.sha256())) {
            throw new IllegalArgumentException("its sha256 is " + ModelCard.sha256(onnx) + ", its card says "
                    + card.sha256() + ": file and card do not belong together");
        }
    }

    /** What all networks of the paper take: values from 0 to 1. */
    public static Preprocessing preprocessing() {
        return Preprocessing.of(0, 1);
    }

    public String name() {
        return card.model();
    }

    public long trainingSeed() {
        return card.seed();
    }

    /** For tables. */
    public String title() {
        return card.model() + ", training seed " + card.seed();
    }

    /** Opens it. */
    public OnnxModel open() {
        return OnnxModel.of(card.model() + ".onnx", onnx, OnnxModel.Choices.none());
    }

    /** Names of the classes, in the order of the labels. */
    public List<String> classNames() {
        String names = card.notes().get(ModelCard.CLASSES);
        return names == null
                ? IntStream.range(0, 10).mapToObj(Integer::toString).toList()
                : List.of(names.split(", "));
    }

    /** Share of the test images that it gets right, in percent; NaN for a network that gives images. */
    public double testAccuracy() {
        return card.score() instanceof Score.Accuracy accuracy ? 100 * accuracy.share() : Double.NaN;
    }
}
