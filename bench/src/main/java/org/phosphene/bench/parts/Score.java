package org.phosphene.bench.parts;

import org.openjdk.jmh.results.RunResult;

/**
 * What one method reached.
 *
 * @param type class of the method, one that carries {@link Part}
 * @param method its name
 * @param perSecond of the part's unit
 * @param error half of the 99.9 % confidence interval as JMH has it; NaN of fewer than three iterations
 */
public record Score(Class<?> type, String method, double perSecond, double error) {
    private static final String SUBJECT = "phosphene";

    static Score of(RunResult result) {
        String name = result.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        try {
            return new Score(
                    Class.forName(name.substring(0, dot)),
                    name.substring(dot + 1),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JMH ran " + name, e);
        }
    }

    /** Whether it is the part itself, not a baseline. */
    boolean isSubject() {
        return method.equals(SUBJECT);
    }

    Part part() {
        return type.getAnnotation(Part.class);
    }
}
