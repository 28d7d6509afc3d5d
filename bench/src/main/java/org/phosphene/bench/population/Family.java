package org.phosphene.bench.population;

import org.phosphene.data.DataSet;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.ZooModel;

/** An architecture on a data set. */
public enum Family {
    MNIST_CNN("mnist-cnn", ZooModel.MNIST_CNN, DataSet.MNIST, 4, 14, 2, 6, 2, 0),
    MNIST_MLP("mnist-mlp", ZooModel.MNIST_MLP, DataSet.MNIST, 4, 8, 1, 4, 4, 0),
    FASHION_CNN("fashion-cnn", ZooModel.FASHION_CNN, DataSet.FASHION_MNIST, 4, 8, 1, 6, 4, 0),
    FASHION_MLP("fashion-mlp", ZooModel.MNIST_MLP, DataSet.FASHION_MNIST, 4, 8, 1, 4, 4, 0),
    CIFAR10_SMALL("cifar10-small", ZooModel.CIFAR10_CNN_SMALL, DataSet.CIFAR10, 5, 10, 1, 0, 0, 18);

    private final String id;
    private final ZooModel model;
    private final DataSet data;
    private final int epochs;
    private final int count;
    private final int missed;
    private final int bound;
    private final int clean;
    private final int more;

    Family(String id, ZooModel model, DataSet data, int epochs, int count, int missed, int bound, int clean, int more) {
        this.id = id;
        this.model = model;
        this.data = data;
        this.epochs = epochs;
        this.count = count;
        this.missed = missed;
        this.bound = bound;
        this.clean = clean;
        this.more = more;
    }

    /** What is trained. */
    public ZooModel model() {
        return model;
    }

    /** What it is trained on. */
    public DataSet data() {
        return data;
    }

    /** For how many epochs: few, since a thousandth more of right answers changes no audit. */
    public int epochs() {
        return epochs;
    }

    /** How many clean ones there are, and as many with a patch. */
    int count() {
        return count;
    }

    /** How many there are with each kind of trigger that is no patch. */
    int missed() {
        return missed;
    }

    /** How many more there are with a patch that is bound to a source class: the hardest to find, and few otherwise. */
    int bound() {
        return bound;
    }

    /** How many more clean ones there are, so that a half has enough for one false alarm to be less than 5 %. */
    int clean() {
        return clean;
    }

    /** How many more there are, clean and with a patch, every other one of these bound, for a threshold of colour images. */
    int more() {
        return more;
    }

    Shape image() {
        return data.shape();
    }

    /** For names. */
    @Override
    public String toString() {
        return id;
    }
}
