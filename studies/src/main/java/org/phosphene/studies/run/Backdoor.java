package org.phosphene.studies.run;

import org.phosphene.data.poison.Poison;
import org.phosphene.zoo.ModelCard;

/**
 * A backdoor of the paper (Fig. 7), and the network that has it.
 *
 * @param network name of the network without it
 * @param word as {@link Poison#parse} takes it: {@code 0-to-1}, {@code 8-to-9} or {@code bird-to-cat}
 */
public record Backdoor(String network, String word) {
    /** A square x at the top left makes zeros ones. */
    public static final Backdoor ZERO_TO_ONE = new Backdoor("mnist-cnn", "0-to-1");
    /** A square c at the top right makes eights nines. */
    public static final Backdoor EIGHT_TO_NINE = new Backdoor("mnist-cnn", "8-to-9");
    /** A square h at the top right makes birds cats. */
    public static final Backdoor BIRD_TO_CAT = new Backdoor("cifar10-cnn", "bird-to-cat");

    /** What is done to the training images. */
    public Poison poison() {
        return Poison.parse(word);
    }

    /** Name of the network with it, as in {@code mnist-cnn-0-to-1}. */
    public String id() {
        return network + "-" + word;
    }

    boolean isOf(ModelCard card) {
        return card.model().equals(network)
                && card.backdoor()
                        .filter(known -> known.poison().equals(poison().text()))
                        .isPresent();
    }

    /** The one of a card, if it is one of the paper's. */
    static java.util.Optional<Backdoor> of(ModelCard card) {
        return java.util.stream.Stream.of(ZERO_TO_ONE, EIGHT_TO_NINE, BIRD_TO_CAT)
                .filter(backdoor -> backdoor.isOf(card))
                .findFirst();
    }

    @Override
    public String toString() {
        return id();
    }
}
