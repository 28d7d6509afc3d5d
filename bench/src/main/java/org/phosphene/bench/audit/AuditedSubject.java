package org.phosphene.bench.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Contender;
import org.phosphene.audit.Reach;
import org.phosphene.audit.Standing;
import org.phosphene.audit.Suspicions;
import org.phosphene.bench.population.PopulationTable;
import org.phosphene.bench.population.Subject;
import org.phosphene.data.DataSet;
import org.phosphene.data.poison.Place;
import org.phosphene.data.poison.Stamp;
import org.phosphene.stimulus.Shape;
import org.phosphene.zoo.ModelCard;

/**
 * What an audit said of a network of the population, beside what is true of it.
 *
 * @param subject the network
 * @param learnt whether it has the backdoor that it was given; true for a clean one
 * @param ground what stamps were put on
 * @param found contenders of each size of stamps, without their pixels
 * @param target the class that the found trigger makes of images
 * @param source the class that the found trigger is bound to; empty if it works on all
 * @param box where the found trigger lies
 * @param questions how many stimuli the network was shown
 * @param seconds that the audit took
 */
public record AuditedSubject(
        Subject subject,
        boolean learnt,
        AuditResult.Ground ground,
        List<Suspicions> found,
        int target,
        OptionalInt source,
        Box box,
        long questions,
        double seconds) {
    private static final int NEAR = 2;

    public AuditedSubject {
        found = List.copyOf(found);
    }

    /**
     * Reads what {@link Audits} keeps.
     *
     * @throws IOException if something is missing in it; the message names the network and what is missing
     */
    public static AuditedSubject of(Subject subject, ModelCard card, JsonNode kept) throws IOException {
        try {
            return read(subject, PopulationTable.isLearnt(card), kept);
        } catch (IllegalArgumentException e) {
            throw new IOException(subject.name() + ": what an audit of it found is not readable: " + e.getMessage(), e);
        }
    }

    private static AuditedSubject read(Subject subject, boolean learnt, JsonNode kept) {
        int channels = subject.family().data().shape().channels();
        JsonNode result = kept.required("result");
        List<Suspicions> found = new ArrayList<>();
        for (JsonNode size : result.required("sizes")) {
            List<Contender> contenders = new ArrayList<>();
            size.required("contenders").forEach(it -> contenders.add(contender(channels, it)));
            found.add(new Suspicions(size.required("side").asInt(), contenders));
        }
        if (found.isEmpty() || found.stream().anyMatch(it -> it.contenders().isEmpty())) {
            throw new IllegalArgumentException("no contenders");
        }
        JsonNode trigger = result.required("trigger");
        List<Reach> reaches = new ArrayList<>();
        for (JsonNode one : trigger.required("classes")) {
            reaches.add(new Reach(
                    one.required("class").asInt(),
                    one.required("turned").asDouble(),
                    one.required("turned_faintly").asDouble()));
        }
        if (reaches.isEmpty()) {
            throw new IllegalArgumentException("no classes");
        }
        return new AuditedSubject(
                subject,
                learnt,
                AuditResult.Ground.valueOf(kept.required("ground").asText().toUpperCase(Locale.ROOT)),
                found,
                trigger.required("target").asInt(),
                Reach.bound(reaches).map(OptionalInt::of).orElse(OptionalInt.empty()),
                new Box(
                        trigger.required("row").asInt(),
                        trigger.required("column").asInt(),
                        trigger.required("height").asInt(),
                        trigger.required("width").asInt()),
                result.required("questions").asLong(),
                kept.required("seconds").asDouble());
    }

    private static Contender contender(int channels, JsonNode it) {
        Shape shape = Shape.of(
                channels, it.required("height").asInt(), it.required("width").asInt());
        List<Contender.Turned> students = new ArrayList<>();
        it.required("students_turned").forEach(student -> students.add(turned(student)));
        return new Contender(
                it.required("source").asInt(),
                it.required("target").asInt(),
                it.required("row").asInt(),
                it.required("column").asInt(),
                shape,
                new float[shape.size()],
                turned(it.required("turned")),
                students,
                shares(it.required("pieces_turned")));
    }

    private static Contender.Turned turned(JsonNode classes) {
        SortedMap<Integer, List<Double>> ofEach = new TreeMap<>();
        classes.properties().forEach(it -> ofEach.put(Integer.valueOf(it.getKey()), shares(it.getValue())));
        return new Contender.Turned(ofEach);
    }

    private static List<Double> shares(JsonNode node) {
        List<Double> shares = new ArrayList<>();
        node.forEach(it -> shares.add(it.asDouble()));
        return shares;
    }

    /**
     * What a verdict rests on. It is made of the contenders anew, so that another rule asks no network again; their shares are
     * kept to four decimals.
     */
    public double score() {
        return Standing.worst(ground, found).lead();
    }

    /** Whether the target is that of the backdoor; false for a clean network. */
    public boolean isTargetRight() {
        return subject.poison().filter(it -> it.target() == target).isPresent();
    }

    /** Whether the source is that of the backdoor, none for one that works on every class; false for a clean network. */
    public boolean isSourceRight() {
        return subject.poison().filter(it -> it.source().equals(source)).isPresent();
    }

    /**
     * Whether the trigger was found within 2 pixels of the patch ({@link Box#isWithin}). Empty where there is no one place to
     * compare with: for clean networks, for triggers that are no patch, and for CIFAR-10, whose training images are shifted and
     * mirrored after they were poisoned.
     */
    public Optional<Boolean> placeRight() {
        return patch().map(it -> it.isWithin(NEAR, box));
    }

    private Optional<Box> patch() {
        if (subject.family().data() != DataSet.CIFAR10
                && subject.poison().isPresent()
                && subject.poison().get().trigger() instanceof Stamp stamp
                && stamp.place() instanceof Place.At at) {
            return Optional.of(new Box(at.row(), at.column(), stamp.size(), stamp.size()));
        }
        return Optional.empty();
    }
}
