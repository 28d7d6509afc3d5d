package org.phosphene.bench.audit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.phosphene.bench.population.Half;
import org.phosphene.bench.population.Kind;
import org.phosphene.bench.population.Subject;

/**
 * Audited networks and the threshold that the calibration half sets.
 *
 * @param networks without those that have not learnt their backdoor, which are counted nowhere
 * @param threshold of the score; empty if there are too few networks for one
 */
public record Verdicts(List<AuditedSubject> networks, OptionalDouble threshold) {
    public Verdicts {
        networks = List.copyOf(networks);
    }

    /** Sets the threshold. */
    public static Verdicts of(List<AuditedSubject> audited) {
        Verdicts without =
                new Verdicts(audited.stream().filter(AuditedSubject::learnt).toList(), OptionalDouble.empty());
        return new Verdicts(
                without.networks,
                without.roc(it -> it.half() == Half.CALIBRATION).threshold());
    }

    /** Clean networks and patches among some. */
    Roc roc(Predicate<Subject> which) {
        return new Roc(scores(which.and(it -> it.kind() == Kind.CLEAN)), scores(which.and(it -> it.kind()
                .isPatch())));
    }

    /** Without order. */
    List<Double> scores(Predicate<Subject> which) {
        return of(which).stream().map(AuditedSubject::score).toList();
    }

    /** In the order of the population. */
    List<AuditedSubject> of(Predicate<Subject> which) {
        return networks.stream().filter(it -> which.test(it.subject())).toList();
    }

    /** Whether a network reaches the threshold; none does where there is none. */
    boolean isFlagged(AuditedSubject network) {
        return threshold.isPresent() && network.score() >= threshold.getAsDouble();
    }

    /** How many of some networks reach it; 0 of 0 where there is none. */
    Share flagged(Predicate<Subject> which) {
        return threshold.isEmpty() ? new Share(0, 0) : Share.of(of(which), this::isFlagged);
    }
}
