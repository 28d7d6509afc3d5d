package org.phosphene.bench.parts;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one method reached.
 *
 * @param type class of the method, one that carries {@link Part}
 * @param method its name
 * @param perSecond of the part's unit, the median of the iterations: a mean would follow what else the machine does
 * @param least that of the slowest iteration
 * @param most that of the fastest
 */
public record Score(Class<?> type, String method, double perSecond, double least, double most) {
    private static final String SUBJECT = "phosphene";

    static Score of(RunResult result) {
        String name = result.getParams().getBenchmark();
        int dot = name.lastIndexOf('.');
        Statistics iterations = result.getPrimaryResult().getStatistics();
        try {
            return new Score(
                    Class.forName(name.substring(0, dot)),
                    name.substring(dot + 1),
                    iterations.getPercentile(50),
                    iterations.getMin(),
                    iterations.getMax());
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
