package org.phosphene.zoo;

import java.util.List;
import java.util.stream.Stream;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.Activation.Function;

/** The networks of the paper's Fig. 10 and 11, and a small one beside them, layer by layer. */
final class Architectures {
    private static final Shape GREY = Shape.of(1, 28, 28);
    private static final Shape COLOUR = Shape.of(3, 32, 32);

    private Architectures() {}

    /** 784 to the scores: logistic regression. */
    static Network logistic(String id, int classes) {
        return Network.classifier(id, GREY, classes, List.of(new Flatten("flatten"), new Linear("fc", classes, 784)));
    }

    /** Fig. 10, one hidden layer of 1000. */
    static Network mlp(String id, int classes) {
        return Network.classifier(
                id,
                GREY,
                classes,
                List.of(
                        new Flatten("flatten"),
                        new Linear("fc1", 1000, 784),
                        Activation.relu("relu1"),
                        new Linear("fc2", classes, 1000)));
    }

    /** Fig. 10: 5 x 5 convolutions of 20 and 50 maps, each rectified and pooled, and 500 hidden units. */
    static Network cnn(String id, int classes) {
        return Network.classifier(
                id,
                GREY,
                classes,
                List.of(
                        new Convolution("conv1", 20, 1, 5, 0),
                        Activation.relu("relu1"),
                        new MaxPool("pool1"),
                        new Convolution("conv2", 50, 20, 5, 0),
                        Activation.relu("relu2"),
                        new MaxPool("pool2"),
                        new Flatten("flatten"),
                        new Linear("fc1", 500, 800),
                        Activation.relu("relu3"),
                        new Linear("fc2", classes, 500)));
    }

    /** Fig. 10: two recurrent layers of 100 with tanh, over the rows. */
    static Network rnn(String id, int classes) {
        return Network.classifier(
                id, GREY, classes, List.of(new Recurrent("rnn", 28, 100, 2), new Linear("fc", classes, 100)));
    }

    /** Fig. 10: 784 to a code of 9 and back; the decoder begins at {@link #AUTOENCODER_CODE}. */
    static Network autoencoder(String id) {
        return Network.autoencoder(
                id,
                GREY,
                List.of(
                        new Flatten("flatten"),
                        new Linear("encoder1", 128, 784),
                        Activation.relu("relu1"),
                        new Linear("encoder2", 64, 128),
                        Activation.relu("relu2"),
                        new Linear("encoder3", 12, 64),
                        Activation.relu("relu3"),
                        new Linear("encoder4", 9, 12),
                        new Linear("decoder1", 12, 9),
                        Activation.relu("relu4"),
                        new Linear("decoder2", 64, 12),
                        Activation.relu("relu5"),
                        new Linear("decoder3", 128, 64),
                        Activation.relu("relu6"),
                        new Linear("decoder4", 784, 128),
                        new Activation("tanh", Function.TANH),
                        new Unflatten("unflatten", GREY)));
    }

    static final int AUTOENCODER_CODE = 8;

    /** Fig. 10: 784 to a code of 3 that is drawn, and back; the decoder begins at {@link #VAE_CODE}. */
    static Network vae(String id) {
        return Network.autoencoder(
                id,
                GREY,
                List.of(
                        new Flatten("flatten"),
                        new Linear("fc1", 400, 784),
                        Activation.relu("relu1"),
                        GaussianCode.of("fc21", "fc22", 3, 400),
                        new Linear("fc3", 400, 3),
                        Activation.relu("relu3"),
                        new Linear("fc4", 784, 400),
                        new Activation("sigmoid", Function.SIGMOID),
                        new Unflatten("unflatten", GREY)));
    }

    static final int VAE_CODE = 4;

    /** Fig. 11, with 32 first maps and one activation throughout the convolutions. */
    static Network cifar(String id, int classes, Function function) {
        return Network.classifier(
                id,
                COLOUR,
                classes,
                Stream.of(
                                stage(1, 3, 32, 64, function),
                                List.of(new MaxPool("pool1")),
                                stage(3, 64, 128, 128, function),
                                List.of(new MaxPool("pool2"), new Dropout(0.05, true)),
                                stage(5, 128, 256, 256, function),
                                List.of(new MaxPool("pool3"), new Flatten("flatten")),
                                List.of(new Dropout(0.1, false), new Linear("fc1", 1024, 4096)),
                                List.of(Activation.relu("relu7"), new Linear("fc2", 512, 1024)),
                                List.of(Activation.relu("relu8"), new Dropout(0.1, false)),
                                List.of(new Linear("fc3", classes, 512)))
                        .flatMap(List::stream)
                        .map(Layer.class::cast)
                        .toList());
    }

    /** For many small experiments: three normalised 3 x 3 convolutions of 32, 48 and 64 maps, each pooled, and the scores. */
    static Network cifarSmall(String id, int classes) {
        return Network.classifier(
                id,
                COLOUR,
                classes,
                Stream.of(
                                stage(1, 3, 32),
                                stage(2, 32, 48),
                                stage(3, 48, 64),
                                List.of(new Flatten("flatten"), new Linear("fc", classes, 1024)))
                        .flatMap(List::stream)
                        .map(Layer.class::cast)
                        .toList());
    }

    /** A 3 x 3 convolution, normalised, rectified and pooled. */
    private static List<Layer> stage(int number, int inputs, int maps) {
        return List.of(
                new Convolution("conv" + number, maps, inputs, 3, 1),
                new BatchNormalisation("bn" + number, maps),
                Activation.relu("relu" + number),
                new MaxPool("pool" + number));
    }

    /** Two 3 x 3 convolutions, the first one normalised. */
    private static List<Layer> stage(int number, int inputs, int first, int second, Function function) {
        String name = function == Function.RELU ? "relu" : "tanh";
        int next = number + 1;
        return List.of(
                new Convolution("conv" + number, first, inputs, 3, 1),
                new BatchNormalisation("bn" + number, first),
                new Activation(name + number, function),
                new Convolution("conv" + next, second, first, 3, 1),
                new Activation(name + next, function));
    }
}
