package org.phosphene.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** One run of the command inside this process: its exit status and what it printed. */
record BenchRun(int status, String out, String err) {
    static BenchRun of(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Bench.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
        return new BenchRun(status, out.toString(), err.toString());
    }

    /** The cells of the table, without its head. */
    List<List<String>> rows() {
        return out.lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
