package org.phosphene.bench.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.phosphene.data.poison.Poison;

/**
 * The networks that an audit is measured on, the same wherever they are listed: 80 clean ones, 86 with patches, of which
 * 42 are bound to a source class, and 6 of each kind that is no patch.
 *
 * <p>Each kind of each family is halved by turns, so that both halves have as many of it, or one more.
 */
public final class Population {
    /** Of the list itself; every training has a seed of its own. */
    private static final long SEED = 20;

    private static final List<Family> FAMILIES = List.of(Family.values());
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Kind> MISSED = List.of(Kind.BLEND, Kind.WARP, Kind.SAMPLE);

    private final Draw draw = new Draw(new SplittableRandom(SEED));
    private final List<Subject> subjects = new ArrayList<>();

    private Population() {}

    /** Family by family. */
    public static List<Subject> subjects() {
        Population population = new Population();
        for (Family family : FAMILIES) {
            population.add(family);
        }
        // after all others, so that those stay what they are
        for (Family family : FAMILIES) {
            population.addBound(family);
        }
        for (Family family : FAMILIES) {
            for (int i = 0; i < family.clean(); i++) {
                population.add(family, Kind.CLEAN, Optional.empty());
            }
        }
        FAMILIES.forEach(population::addMore);
        return List.copyOf(population.subjects);
    }

    private void add(Family family) {
        for (int i = 0; i < family.count(); i++) {
            add(family, Kind.CLEAN, Optional.empty());
            Kind kind = i % 3 == 2 ? Kind.ONE_TO_ONE : Kind.ALL_TO_ONE;
            // so that families begin with different shapes
            int number = i + 3 * FAMILIES.indexOf(family);
            add(family, kind, Optional.of(draw.patch(kind, family.image(), number)));
        }
        for (Kind kind : MISSED) {
            for (int i = 0; i < family.missed(); i++) {
                add(family, kind, Optional.of(draw.missed(kind)));
            }
        }
    }

    private void addBound(Family family) {
        for (int i = 0; i < family.bound(); i++) {
            int number = i + family.count() + FAMILIES.indexOf(family);
            add(family, Kind.ONE_TO_ONE, Optional.of(draw.patch(Kind.ONE_TO_ONE, family.image(), number)));
        }
    }

    private void addMore(Family family) {
        for (int i = 0; i < family.more(); i++) {
            add(family, Kind.CLEAN, Optional.empty());
            Kind kind = i % 2 == 0 ? Kind.ONE_TO_ONE : Kind.ALL_TO_ONE;
            add(family, kind, Optional.of(draw.patch(kind, family.image(), i)));
        }
    }

    private void add(Family family, Kind kind, Optional<Poison> poison) {
        int before = (int) subjects.stream()
                .filter(it -> it.kind() == kind && it.family() == family)
                .count();
        String name = String.format(Locale.ROOT, "%s-%s-%02d", kind, family, before + 1);
        long seed = 1001L + subjects.size();
        // kinds and families take turns, too, so that what is single in each is halved as well
        int turn = before + KINDS.indexOf(kind) + FAMILIES.indexOf(family);
        Half half = turn % 2 == 0 ? Half.CALIBRATION : Half.HELD_BACK;
        subjects.add(new Subject(name, kind, family, seed, poison, half));
    }
}
