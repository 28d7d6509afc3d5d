package org.phosphene.bench.audit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Contender;
import org.phosphene.audit.Suspicions;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;
import org.phosphene.bench.population.Population;
import org.phosphene.bench.population.Subject;
import org.phosphene.data.poison.Poison;
import org.phosphene.stimulus.Shape;

/** Audits that nobody made. */
final class Audited {
    private Audited() {}

    /** The networks of a kind and a half, as the population has them. */
    static List<Subject> subjects(Kind kind, Half half) {
        return Population.subjects().stream()
                .filter(it -> it.kind() == kind && it.half() == half)
                .toList();
    }

    /** With the true target and source, or 0 and none; in the upper left corner; 1000 questions in 2 seconds. */
    static AuditedSubject of(Subject subject, double score) {
        return new AuditedSubject(
                subject,
                true,
                AuditResult.Ground.IMAGES,
                List.of(new Suspicions(3, List.of(contender(1, score), contender(2, 0)))),
                subject.poison().map(Poison::target).orElse(0),
                subject.poison().map(Poison::source).orElse(OptionalInt.empty()),
                new Box(0, 0, 3, 3),
                1000,
                2);
    }

    /** With so many halvings of contrast that neither students nor pieces explain. */
    private static Contender contender(int target, double strength) {
        int contrasts = Contender.contrasts().size();
        double share = strength / (contrasts * -Math.log(0.83) / Math.log(2));
        Contender.Turned turned = new Contender.Turned(new TreeMap<>(Map.of(0, Collections.nCopies(contrasts, share))));
        List<Double> nothing = Collections.nCopies(contrasts, 0.0);
        return new Contender(0, target, 0, 0, Shape.of(1, 1, 1), new float[1], turned, List.of(), nothing);
    }

    static AuditedSubject at(AuditedSubject of, Box box) {
        return new AuditedSubject(
                of.subject(),
                of.learnt(),
                of.ground(),
                of.found(),
                of.target(),
                of.source(),
                box,
                of.questions(),
                of.seconds());
    }

    static AuditedSubject saying(AuditedSubject of, int target, OptionalInt source) {
        return new AuditedSubject(
                of.subject(),
                of.learnt(),
                of.ground(),
                of.found(),
                target,
                source,
                of.box(),
                of.questions(),
                of.seconds());
    }

    static AuditedSubject unlearnt(AuditedSubject of) {
        return new AuditedSubject(
                of.subject(),
                false,
                of.ground(),
                of.found(),
                of.target(),
                of.source(),
                of.box(),
                of.questions(),
                of.seconds());
    }
}
