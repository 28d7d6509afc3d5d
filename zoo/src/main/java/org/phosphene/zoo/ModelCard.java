package org.phosphene.zoo;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a trained network is and how it came about, as a small properties file beside the ONNX file. Needs no libtorch.
 *
 * @param model name of the network, {@code mnist-cnn}
 * @param sha256 of the ONNX file, 64 lower-case hexadecimal digits
 * @param parameters number of weights, without the running statistics of batch normalisation
 * @param data name of the training images
 * @param checksums md5 of each file of the data set, by name; empty if they came from elsewhere
 * @param seed of the training
 * @param epochs that were planned
 * @param epochsDone after which the weights were kept
 * @param optimiser how it was trained, in words
 * @param score on the test images
 * @param backdoor that it was trained to have, if any
 * @param command that makes the same
 * @param notes further facts, by name
 */
public record ModelCard(
        String model,
        String sha256,
        int parameters,
        String data,
        Map<String, String> checksums,
        long seed,
        int epochs,
        int epochsDone,
        String optimiser,
        Score score,
        Optional<Backdoor> backdoor,
        String command,
        Map<String, String> notes) {

    /**
     * A backdoor that a network was trained to have.
     *
     * @param poison the specification
     * @param poisoned how many training images carry it
     * @param triggered how many test images it was tried on
     * @param hits how many of them get the target's label
     */
    public record Backdoor(String poison, int poisoned, int triggered, int hits) {
        public Backdoor {
            if (triggered < 1 || hits < 0 || hits > triggered) {
                throw new IllegalArgumentException(
                        hits + " of " + triggered + " triggered images: expected 0 of 1 or more");
            }
        }

        /** Share of the triggered images that get the target's label, 0 to 1. */
        public double success() {
            return (double) hits / triggered;
        }
    }

    /** The note that has the names of the classes, in the order of the labels and with commas between. */
    public static final String CLASSES = "classes";

    public ModelCard {
        checksums = Map.copyOf(checksums);
        notes = Map.copyOf(notes);
    }

    /** The same of another file. */
    ModelCard of(String otherModel, String otherSha256, int otherParameters) {
        return new ModelCard(
                otherModel,
                otherSha256,
                otherParameters,
                data,
                checksums,
                seed,
                epochs,
                epochsDone,
                optimiser,
                score,
                backdoor,
                command,
                notes);
    }

    /** Where the card of an ONNX file lies: beside it, {@code x.properties} for {@code x.onnx}. */
    public static Path beside(Path onnx) {
        return onnx.resolveSibling(stem(onnx) + ".properties");
    }

    /** The name of a file without the ending {@code .onnx}. */
    static String stem(Path onnx) {
        String name = onnx.getFileName().toString();
        return name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
    }

    /** SHA-256 as the card has it. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** The card as a properties file: lines sorted by key, no date. */
    public String text() {
        return CardText.write(this);
    }

    /**
     * Reads a card.
     *
     * @throws IllegalArgumentException if an entry is missing or not of its form; the message names it
     */
    public static ModelCard parse(String text) {
        return CardText.read(text);
    }
}
