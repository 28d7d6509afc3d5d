package org.phosphene.zoo;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A model card as a properties file. */
final class CardText {
    private static final String CHECKSUM = "data.md5.";
    private static final String NOTE = "note.";

    private final Properties all = new Properties();

    private CardText() {}

    static String write(ModelCard card) {
        CardText text = new CardText();
        text.put("model", card.model());
        text.put("sha256", card.sha256());
        text.put("parameters", card.parameters());
        text.put("data", card.data());
        card.checksums().forEach((file, md5) -> text.put(CHECKSUM + file, md5));
        text.put("seed", card.seed());
        text.put("epochs", card.epochs());
        text.put("epochs.done", card.epochsDone());
        text.put("optimiser", card.optimiser());
        text.put(card.score());
        card.backdoor().ifPresent(text::put);
        text.put("command", card.command());
        card.notes().forEach((name, note) -> text.put(NOTE + name, note));
        return text.sorted();
    }

    private void put(String key, Object value) {
        all.setProperty(key, value.toString());
    }

    private void put(Score score) {
        put("test.images", score.images());
        if (score instanceof Score.Accuracy accuracy) {
            put("test.correct", accuracy.correct());
        } else if (score instanceof Score.Distortion distortion) {
            put("test.mean.square", distortion.meanSquare());
        }
    }

    private void put(ModelCard.Backdoor backdoor) {
        put("poison", backdoor.poison());
        put("poison.images", backdoor.poisoned());
        put("poison.triggered", backdoor.triggered());
        put("poison.hits", backdoor.hits());
    }

    private String sorted() {
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

    static ModelCard read(String text) {
        CardText in = new CardText();
        try {
            in.all.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError("a string can be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("model card: " + e.getMessage(), e);
        }
        return new ModelCard(
                in.word("model"),
                in.word("sha256"),
                in.number("parameters"),
                in.word("data"),
                in.under(CHECKSUM),
                in.number("seed", Long::valueOf),
                in.number("epochs"),
                in.number("epochs.done"),
                in.word("optimiser"),
                in.score(),
                in.backdoor(),
                in.word("command"),
                in.under(NOTE));
    }

    private Score score() {
        int images = number("test.images");
        return all.containsKey("test.mean.square")
                ? new Score.Distortion(number("test.mean.square", Double::valueOf), images)
                : new Score.Accuracy(number("test.correct"), images);
    }

    private Optional<ModelCard.Backdoor> backdoor() {
        if (!all.containsKey("poison")) {
            return Optional.empty();
        }
        return Optional.of(new ModelCard.Backdoor(
                word("poison"), number("poison.images"), number("poison.triggered"), number("poison.hits")));
    }

    private String word(String key) {
        String value = all.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("model card: no entry '" + key + "'");
        }
        return value;
    }

    private int number(String key) {
        return number(key, Integer::valueOf);
    }

    private <T> T number(String key, Function<String, T> parsed) {
        String value = word(key);
        try {
            return parsed.apply(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("model card: " + key + "=" + value + ": expected a number", e);
        }
    }

    private Map<String, String> under(String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String key : all.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), all.getProperty(key));
            }
        }
        return found;
    }
}
