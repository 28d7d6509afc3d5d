package org.phosphene.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attack with one pattern a class for all images, to be compared with others at the same L2 norm of what is added.
 *
 * @param name in few words
 * @param needs what it takes beside labels, in words
 * @param before questions that its patterns took
 * @param answers under lengths that are the same for all contenders; without a target, the pattern that changes most
 */
public record Contender(String name, String needs, long before, AttackAnswers answers) {
    /**
     * The conditions of a contender.
     *
     * @param directions one pattern for each class, null for a class that has none
     * @param strongest the pattern that is used without a target; null for none
     * @param lengths L2 norms of what is added
     */
    public static List<Condition> conditions(List<float[]> directions, float[] strongest, List<Double> lengths) {
        List<Condition> conditions = new ArrayList<>();
        for (double length : lengths) {
            for (int c = 0; c < directions.size(); c++) {
                if (directions.get(c) != null) {
                    conditions.add(Condition.added(c, directions.get(c), length));
                }
            }
            if (strongest != null) {
                conditions.add(Condition.added(Condition.NO_TARGET, strongest, length));
            }
        }
        return conditions;
    }

    /** Over all targets, point by point. */
    public List<AttackPoint> targeted() {
        return answers.curveOfTargets();
    }

    /** Without a target. */
    public List<AttackPoint> untargeted() {
        return answers.curve(Condition.NO_TARGET);
    }

    /** The point of a length. */
    public static Optional<AttackPoint> at(List<AttackPoint> curve, double length) {
        return curve.stream().filter(point -> point.strength() == length).findFirst();
    }
}
