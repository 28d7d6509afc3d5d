package org.phosphene.bench.parts;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How the parts are measured.
 *
 * @param forks processes for each method, 0 (this very process, for a first look only) to 100
 * @param warmUps iterations before those that count, 0 to 1000
 * @param iterations that count, 1 to 1000
 * @param millis of one iteration, 1 to 600 000
 */
public record PartsRun(int forks, int warmUps, int iterations, int millis) {
    public PartsRun {
        check("forks", forks, 0, 100);
        check("warm-ups", warmUps, 0, 1000);
        check("iterations", iterations, 1, 1000);
        check("milliseconds", millis, 1, 600_000);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + ": must lie in " + least + ".." + most);
        }
    }

    /**
     * Measures.
     *
     * @param regex found in the names of the methods that are run, as in {@code PhiloxWords.phosphene}
     * @param progress where JMH tells how far it is
     * @throws IllegalArgumentException if no method has such a name
     * @throws IOException if JMH cannot run, for instance because it runs already
     */
    public List<Score> scores(String regex, PrintStream progress) throws IOException {
        Options options = new OptionsBuilder()
                .include(regex)
                .forks(forks)
                .warmupIterations(warmUps)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(millis))
                .shouldFailOnError(true)
                .build();
        try {
            Collection<RunResult> results =
                    new Runner(options, OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL)).run();
            return results.stream().map(Score::of).toList();
        } catch (NoBenchmarksException e) {
            throw new IllegalArgumentException("'" + regex + "' is found in the name of no part", e);
        } catch (RunnerException e) {
            throw new IOException("JMH: " + e.getMessage(), e);
        }
    }
}
