package org.phosphene.zoo;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a trained network is and how it came about, as a small properties file beside the ONNX file. Needs no libtorch.
 *
 * @param model name of the network, {@code mnist-cnn}
 * @param sha256 of the ONNX file, 64 lower-case hexadecimal digits
 * @param parameters number of weights
 * @param data name of the training images
 * @param checksums md5 of each file of the data set, by name; empty if they came from elsewhere
 * @param seed of the training
 * @param epochs that were planned
 * @param epochsDone after which the weights were kept
 * @param optimiser how it was trained, in words
 * @param testImages how many images were held back
 * @param testCorrect how many of them get their own label
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
        int testImages,
        int testCorrect,
        String command,
        Map<String, String> notes) {

    private static final String CHECKSUM = "data.md5.";
    private static final String NOTE = "note.";

    public ModelCard {
        checksums = Map.copyOf(checksums);
        notes = Map.copyOf(notes);
        if (testImages < 1 || testCorrect < 0 || testCorrect > testImages) {
            throw new IllegalArgumentException(
                    testCorrect + " of " + testImages + " test images: expected 0 of 1 or more");
        }
    }

    /** Share of the test images that get their own label, 0 to 1. */
    public double accuracy() {
        return (double) testCorrect / testImages;
    }

    /** The same with these notes instead. */
    public ModelCard withNotes(Map<String, String> others) {
        return new ModelCard(
                model,
                sha256,
                parameters,
                data,
                checksums,
                seed,
                epochs,
                epochsDone,
                optimiser,
                testImages,
                testCorrect,
                command,
                others);
    }

    /** Where the card of an ONNX file lies: beside it, {@code x.properties} for {@code x.onnx}. */
    public static Path beside(Path onnx) {
        String name = onnx.getFileName().toString();
        String stem = name.endsWith(".onnx") ? name.substring(0, name.length() - 5) : name;
        return onnx.resolveSibling(stem + ".properties");
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
        Properties all = new Properties();
        all.setProperty("model", model);
        all.setProperty("sha256", sha256);
        all.setProperty("parameters", Integer.toString(parameters));
        all.setProperty("data", data);
        checksums.forEach((file, md5) -> all.setProperty(CHECKSUM + file, md5));
        all.setProperty("seed", Long.toString(seed));
        all.setProperty("epochs", Integer.toString(epochs));
        all.setProperty("epochs.done", Integer.toString(epochsDone));
        all.setProperty("optimiser", optimiser);
        all.setProperty("test.images", Integer.toString(testImages));
        all.setProperty("test.correct", Integer.toString(testCorrect));
        all.setProperty("command", command);
        notes.forEach((name, note) -> all.setProperty(NOTE + name, note));
        return sorted(all);
    }

    private static String sorted(Properties all) {
        StringWriter out = new StringWriter();
        try {
            all.store(out, null);
        } catch (IOException e) {
            throw new AssertionError("a string can be written to", e);
        }
        // store() puts the date into a comment
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Reads a card.
     *
     * @throws IllegalArgumentException if an entry is missing or not of its form; the message names it
     */
    public static ModelCard parse(String text) {
        Properties all = new Properties();
        try {
            all.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError("a string can be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("model card: " + e.getMessage(), e);
        }
        return new ModelCard(
                word(all, "model"),
                word(all, "sha256"),
                number(all, "parameters"),
                word(all, "data"),
                under(all, CHECKSUM),
                seed(all),
                number(all, "epochs"),
                number(all, "epochs.done"),
                word(all, "optimiser"),
                number(all, "test.images"),
                number(all, "test.correct"),
                word(all, "command"),
                under(all, NOTE));
    }

    private static String word(Properties all, String key) {
        String value = all.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("model card: no entry '" + key + "'");
        }
        return value;
    }

    private static int number(Properties all, String key) {
        String value = word(all, key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("model card: " + key + "=" + value + ": expected a number", e);
        }
    }

    private static long seed(Properties all) {
        String value = word(all, "seed");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("model card: seed=" + value + ": expected a number", e);
        }
    }

    private static Map<String, String> under(Properties all, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String key : all.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), all.getProperty(key));
            }
        }
        return found;
    }
}
