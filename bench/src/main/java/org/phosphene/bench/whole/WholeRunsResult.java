package org.phosphene.bench.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.phosphene.bench.measure.Absent;
import org.phosphene.bench.measure.Machine;
import org.phosphene.bench.measure.Markdown;
import org.phosphene.bench.measure.Measurement;
import org.phosphene.bench.measure.Measurements;
import org.phosphene.bench.measure.Rounds;
import org.phosphene.bench.measure.Row;
import org.phosphene.trial.Plan;

/**
 * What whole runs took.
 *
 * @param machine where and when
 * @param plan that was run by each, as key and value
 * @param engines names and versions
 * @param rounds how often each was measured
 * @param rows the table
 * @param measurements every single one, in the order in which they were made
 * @param absent what could not be measured
 * @param peakMiB the most resident memory of this process, which ran all contenders in turn; null where the system does not
 *     tell
 */
public record WholeRunsResult(
        Machine machine,
        Map<String, String> plan,
        List<String> engines,
        int rounds,
        List<Row> rows,
        List<Measurement> measurements,
        List<Absent> absent,
        Long peakMiB) {

    static WholeRunsResult of(
            Machine machine,
            Plan plan,
            Settings settings,
            List<Contender> contenders,
            Contender fastest,
            Rounds rounds,
            Map<String, Double> matrixProducts,
            Long peakMiB) {
        Measurements all = rounds.measurements();
        List<Row> rows = new ArrayList<>();
        for (Contender contender : contenders) {
            rows.addAll(rows(contender, all));
        }
        rows.addAll(peers(contenders, all));
        rows.addAll(disturbed(fastest, all));
        rounds.absent().forEach(it -> rows.add(Row.absent(it)));
        for (String precision : List.of("f32", "bf16")) {
            String name = "matrix product " + precision;
            Double gigaflops = matrixProducts.get(precision);
            rows.add(
                    gigaflops == null
                            ? Row.absent(new Absent(name, "not measured"))
                            : Row.single(name, WholeRuns.MANY, gigaflops, "GFLOP"));
        }
        return new WholeRunsResult(
                machine,
                plan.fields(),
                contenders.stream().map(Contender::version).distinct().toList(),
                settings.rounds(),
                rows,
                all.all(),
                rounds.absent(),
                peakMiB);
    }

    private static List<Row> rows(Contender contender, Measurements all) {
        List<Row> rows = new ArrayList<>();
        for (int workers = WholeRuns.FEW; workers <= WholeRuns.MANY; workers++) {
            Measurements whole = all.of(WholeRuns.whole(contender), workers);
            Measurements few = all.of(WholeRuns.whole(contender), WholeRuns.FEW);
            Row row = Row.of(WholeRuns.whole(contender), workers, whole);
            rows.add(workers == WholeRuns.FEW ? row : row.withRatio(whole.ratio(few), "2 workers / 1"));
            Measurements forward = all.of(WholeRuns.forward(contender), workers);
            rows.add(Row.of(WholeRuns.forward(contender), workers, forward)
                    .withRatio(whole.ratio(forward), "whole run / this"));
        }
        return rows;
    }

    /** Each peer, and every contender against it. */
    private static List<Row> peers(List<Contender> contenders, Measurements all) {
        List<Row> rows = new ArrayList<>();
        for (String name : List.of(WholeRuns.PEER, WholeRuns.PEER_TUNED)) {
            Measurements peer = all.of(name, WholeRuns.MANY);
            if (!peer.all().isEmpty()) {
                rows.add(Row.of(name, WholeRuns.MANY, peer));
                for (Contender contender : contenders) {
                    Measurements ours = all.of(WholeRuns.whole(contender), WholeRuns.MANY);
                    rows.add(Row.of(WholeRuns.whole(contender), WholeRuns.MANY, ours)
                            .withRatio(ours.ratio(peer), "this / " + name));
                }
            }
        }
        return rows;
    }

    private static List<Row> disturbed(Contender fastest, Measurements all) {
        Measurements alone = all.of(WholeRuns.alone(fastest), WholeRuns.MANY);
        Measurements beside = all.of(WholeRuns.beside(fastest), WholeRuns.MANY);
        List<Row> rows = new ArrayList<>(List.of(Row.of(WholeRuns.alone(fastest), WholeRuns.MANY, alone)));
        if (!beside.all().isEmpty()) {
            rows.add(Row.of(WholeRuns.beside(fastest), WholeRuns.MANY, beside)
                    .withRatio(beside.ratio(alone), "this / undisturbed"));
        }
        return rows;
    }

    /** As Markdown: where and what, the table, memory. */
    public String markdown() {
        String memory = peakMiB == null
                ? "Peak resident memory: this system does not tell."
                : "Peak resident memory of this process, all contenders in turn: " + peakMiB + " MiB.";
        return machine.text() + ".\n\n"
                + String.format(
                        Locale.ROOT,
                        "%s (%s), %s noise, %s trials a run; medians of %d rounds, each in turn.%n%n",
                        plan.get("observer.model"),
                        String.join(", ", engines),
                        plan.get("stimulus.noise"),
                        plan.get("trials"),
                        rounds)
                + Markdown.table(Row.HEAD, rows.stream().map(Row::cells).toList())
                + "\n" + memory + "\n";
    }
}
