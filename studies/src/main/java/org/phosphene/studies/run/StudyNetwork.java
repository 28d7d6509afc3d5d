package org.phosphene.studies.run;

import java.util.List;
import java.util.Locale;
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
public record StudyNetwork(ModelCard card, byte[] onnx) implements AskedModel {
    /**
     * @throws IllegalArgumentException if the file is not the card's
     */
    public StudyNetwork {
        if (!ModelCard.sha256(onnx).equals(card.sha256())) {
            throw new IllegalArgumentException("its sha256 is " + ModelCard.sha256(onnx) + ", its card says "
                    + card.sha256() + ": file and card do not belong together");
        }
    }

    /** Values from 0 to 1, as all networks of the paper take them. */
    @Override
    public Preprocessing preprocessing() {
        return Preprocessing.of(0, 1);
    }

    /** With the backdoor, as in {@code mnist-cnn-0-to-1}. */
    @Override
    public String name() {
        return Backdoor.of(card).map(Backdoor::id).orElse(card.model());
    }

    @Override
    public long trainingSeed() {
        return card.seed();
    }

    @Override
    public String sha256() {
        return card.sha256();
    }

    @Override
    public int classes() {
        return classNames().size();
    }

    @Override
    public String title() {
        return name() + ", training seed " + card.seed();
    }

    @Override
    public OnnxModel open() {
        return OnnxModel.of(name() + ".onnx", onnx, OnnxModel.Choices.none());
    }

    /** Names of the classes, in the order of the labels. */
    public List<String> classNames() {
        String names = card.notes().get(ModelCard.CLASSES);
        return names == null
                ? IntStream.range(0, 10).mapToObj(Integer::toString).toList()
                : List.of(names.split(", "));
    }

    /** How long it was trained and how good it is, in one line, since not everybody trains as long. */
    public String training() {
        return String.format(
                Locale.ROOT,
                "%s: weights after %d of %d epochs, %.1f %% of the test images right.",
                title(),
                card.epochsDone(),
                card.epochs(),
                testAccuracy());
    }

    /** Share of the test images that it gets right, in percent; NaN for a network that gives images. */
    public double testAccuracy() {
        return card.score() instanceof Score.Accuracy accuracy ? 100 * accuracy.share() : Double.NaN;
    }

    /** The card names the file by its checksum, so it decides. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StudyNetwork network && card.equals(network.card);
    }

    @Override
    public int hashCode() {
        return card.hashCode();
    }
}
