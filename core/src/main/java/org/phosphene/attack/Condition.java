package org.phosphene.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One way in which all stimuli are attacked.
 *
 * @param target the class that they shall be called, or {@link #NO_TARGET}
 * @param strength gamma, or the length of what is added: what it is plotted against
 * @param perturbation what is done to them
 */
public record Condition(int target, double strength, Perturbation perturbation) {
    /** The target of an attack that is content with any other label. */
    public static final int NO_TARGET = -1;

    public Condition {
        Objects.requireNonNull(perturbation, "perturbation");
        if (target < NO_TARGET) {
            throw new IllegalArgumentException("target " + target + ": must be a class, or " + NO_TARGET);
        }
    }

    /** The paper's attack with the pattern of a class. */
    public static Condition mixed(int target, float[] pattern, double gamma) {
        return new Condition(target, gamma, Perturbation.mixed(pattern, gamma));
    }

    /** A pattern added on top. */
    public static Condition added(int target, float[] direction, double length) {
        return new Condition(target, length, Perturbation.added(direction, length));
    }

    /**
     * The paper's attack with the patterns of several classes, each under every gamma.
     *
     * @param patterns one for each class; null for a class that has none, which is left out
     * @param targets classes to turn to
     */
    public static List<Condition> grid(float[][] patterns, List<Integer> targets, List<Double> gammas) {
        List<Condition> grid = new ArrayList<>();
        for (int target : targets) {
            for (double gamma : gammas) {
                if (patterns[target] != null) {
                    grid.add(mixed(target, patterns[target], gamma));
                }
            }
        }
        return grid;
    }
}
