package org.phosphene.zoo;

import static org.phosphene.zoo.Objective.CLASSIFICATION;
import static org.phosphene.zoo.Objective.RECONSTRUCTION;
import static org.phosphene.zoo.Objective.VARIATIONAL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phosphene.data.DataSet;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.Activation.Function;

/** The networks that the paper experiments on, each with the data and the recipe that it is trained with. */
@SuppressWarnings("ImmutableEnumChecker") // records, unmodifiable lists and functions without state are immutable
public enum ZooModel {
    /** Logistic regression of Fig. 2. */
    MNIST_LOGISTIC("mnist-logistic", DataSet.MNIST, adam(15), Architectures::logistic),
    /** The perceptron with a hidden layer of Fig. 13. */
    MNIST_MLP("mnist-mlp", DataSet.MNIST, adam(15), Architectures::mlp),
    /** The convolutional network of Fig. 2. */
    MNIST_CNN("mnist-cnn", DataSet.MNIST, adam(15), Architectures::cnn),
    /** The convolutional network of Fig. 1 for 1 against 7. */
    MNIST_1_VS_7("mnist-1-vs-7", DataSet.MNIST, adam(15), Architectures::cnn, 1, 7),
    /** The convolutional network of Fig. 1 for 5 against 6. */
    MNIST_5_VS_6("mnist-5-vs-6", DataSet.MNIST, adam(15), Architectures::cnn, 5, 6),
    /** The convolutional network of Fig. 25 for 1 against 3. */
    MNIST_1_VS_3("mnist-1-vs-3", DataSet.MNIST, adam(15), Architectures::cnn, 1, 3),
    /** The convolutional network of Fig. 25 for 2 against 8. */
    MNIST_2_VS_8("mnist-2-vs-8", DataSet.MNIST, adam(15), Architectures::cnn, 2, 8),
    /** The recurrent network of Fig. 13. */
    MNIST_RNN("mnist-rnn", DataSet.MNIST, Recipe.of(new Recipe.Sgd(0.01), 100, 17, CLASSIFICATION), Architectures::rnn),
    /** The autoencoder of Fig. 15; its decoder becomes a file of its own. */
    MNIST_AUTOENCODER(
            "mnist-autoencoder",
            DataSet.MNIST,
            Recipe.of(new Recipe.Adam(1e-3, 1e-5), 128, 2, RECONSTRUCTION),
            (id, classes) -> Architectures.autoencoder(id)),
    /** The variational autoencoder of Fig. 15; its decoder becomes a file of its own. */
    MNIST_VAE(
            "mnist-vae",
            DataSet.MNIST,
            Recipe.of(new Recipe.Adam(1e-3, 1e-5), 128, 1, VARIATIONAL),
            (id, classes) -> Architectures.vae(id)),
    /** The convolutional network of Fig. 5 on clothes. */
    FASHION_CNN("fashion-cnn", DataSet.FASHION_MNIST, adam(15), Architectures::cnn),
    /** The convolutional network of Fig. 3. */
    CIFAR10_CNN(
            "cifar10-cnn",
            DataSet.CIFAR10,
            Recipe.of(new Recipe.OneCycle(0.05, 0.9, 5e-4), 128, 12, CLASSIFICATION)
                    .withAugmentation(),
            (id, classes) -> Architectures.cifar(id, classes, Function.RELU)),
    /** The same with tanh in its convolutions, for the receptive fields of Fig. 8. */
    CIFAR10_CNN_TANH(
            "cifar10-cnn-tanh",
            DataSet.CIFAR10,
            Recipe.of(new Recipe.OneCycle(0.02, 0.9, 5e-4), 128, 12, CLASSIFICATION)
                    .withAugmentation(),
            (id, classes) -> Architectures.cifar(id, classes, Function.TANH)),
    /** None of the paper's: a hundredth of its network for colour images, for experiments that need many of them. */
    CIFAR10_CNN_SMALL(
            "cifar10-cnn-small",
            DataSet.CIFAR10,
            Recipe.of(new Recipe.OneCycle(0.1, 0.9, 5e-4), 128, 6, CLASSIFICATION)
                    .withAugmentation(),
            Architectures::cifarSmall);

    private final String id;
    private final DataSet data;
    private final Recipe recipe;
    private final BiFunction<String, Integer, Network> architecture;
    private final List<Integer> pair;

    ZooModel(
            String id,
            DataSet data,
            Recipe recipe,
            BiFunction<String, Integer, Network> architecture,
            Integer... pair) {
        this.id = id;
        this.data = data;
        this.recipe = recipe;
        this.architecture = architecture;
        this.pair = List.of(pair);
    }

    /** The paper's for its small networks: a constant rate of 0.001, batches of 256. */
    private static Recipe adam(int epochs) {
        return Recipe.of(new Recipe.Adam(1e-3, 0), 256, epochs, CLASSIFICATION);
    }

    /**
     * The network of a name, as in {@code mnist-cnn}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static ZooModel of(String id) {
        for (ZooModel model : values()) {
            if (model.id.equals(id)) {
                return model;
            }
        }
        String known = Arrays.stream(values()).map(ZooModel::id).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("network '" + id + "': expected one of " + known);
    }

    /** The name for files and commands. */
    public String id() {
        return id;
    }

    /** What it is trained on unless other images are given. */
    public DataSet data() {
        return data;
    }

    /** How many epochs it is trained for unless another number is given. */
    public int epochs() {
        return recipe.epochs();
    }

    /** Of one image. */
    public Shape input() {
        return data.shape();
    }

    Recipe recipe() {
        return recipe;
    }

    /** The labels of the data that the classes of the network stand for, if it does not take all of them. */
    Optional<List<Integer>> pair() {
        return pair.isEmpty() ? Optional.empty() : Optional.of(pair);
    }

    /** Only the images that the network tells apart, with the classes of the network. */
    LabelledImages chosen(LabelledImages images) {
        if (pair.isEmpty()) {
            return images;
        }
        int[] indices = IntStream.range(0, images.count())
                .filter(i -> pair.contains(images.label(i)))
                .toArray();
        return images.select(indices, label -> pair.indexOf(label));
    }

    /** With so many scores. */
    Network network(int classes) {
        return architecture.apply(id, classes);
    }

    /** The part of a network of this kind that makes images of codes, for the two that have one. */
    Optional<Network> decoder(Network network) {
        return switch (this) {
            case MNIST_AUTOENCODER -> Optional.of(network.from(Architectures.AUTOENCODER_CODE, id + "-decoder", 9));
            case MNIST_VAE -> Optional.of(network.from(Architectures.VAE_CODE, id + "-decoder", 3));
            default -> Optional.empty();
        };
    }

    /** How a file keeps the weights unless told otherwise: 16 bits for the 5.9 million of the network for colour images. */
    public Storage storage() {
        return data == DataSet.CIFAR10 ? Storage.HALF : Storage.SINGLE;
    }
}
