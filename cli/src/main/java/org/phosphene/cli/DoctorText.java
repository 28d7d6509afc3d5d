package org.phosphene.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phosphene.cli.DoctorCommand.Comparison;
import org.phosphene.cli.DoctorCommand.Findings;
import org.phosphene.onnx.Contract;
import org.phosphene.onnx.Diagnosis;

/** The doctor's findings as text. */
final class DoctorText {
    private static final int MOST_CLASSES = 20;

    private DoctorText() {}

    static List<String> lines(Findings findings, List<String> names) {
        List<String> lines = new ArrayList<>();
        Contract contract = findings.diagnosis().contract();
        lines.add("Model         " + findings.model() + "  (sha256 "
                + findings.sha256().substring(0, 16) + ")");
        lines.add("Written by    " + (contract.producer().isEmpty() ? "unknown" : contract.producer())
                + ", operator set " + String.join(", ", contract.opsets()));
        contract(lines, contract);
        answers(lines, findings.diagnosis(), names);
        ranges(lines, findings.diagnosis());
        if (findings.accuracy() != null) {
            accuracy(lines, findings);
        }
        if (findings.tuning() != null) {
            lines.addAll(findings.tuning().lines());
        }
        for (String warning : findings.diagnosis().warnings()) {
            lines.add("WARNING       " + warning + ".");
        }
        // names come from the file: nothing in them may steer a terminal
        lines.replaceAll(line -> line.replaceAll("\\p{Cntrl}", "?"));
        return lines;
    }

    private static void contract(List<String> lines, Contract contract) {
        String declared = contract.declared().stream()
                .map(extent -> extent < 0 ? "?" : Long.toString(extent))
                .collect(Collectors.joining(" x "));
        lines.add("Input         '" + contract.input() + "' " + contract.type().toLowerCase(Locale.ROOT) + ", declared "
                + declared + ": images of " + contract.shape() + ", " + contract.layout());
        lines.add("Batch         " + batch(contract));
        String others = contract.otherOutputs().isEmpty()
                ? ""
                : "; not used: " + String.join(", ", contract.otherOutputs()) + " (--output-name chooses another)";
        lines.add("Output        '" + contract.output() + "', " + contract.classes() + " classes" + others);
    }

    private static String batch(Contract contract) {
        if (contract.batch() > 0) {
            return contract.batch() + " at a time, fixed";
        }
        return contract.freed()
                ? "any number (declared as fixed; freed, and checked against the file as it is)"
                : "any number";
    }

    private static void answers(List<String> lines, Diagnosis diagnosis, List<String> names) {
        lines.add("Repeatable    " + (diagnosis.deterministic() ? "yes, bit for bit" : "NO"));
        lines.add(format(
                "On noise      %,d trials of %s, %s",
                diagnosis.trials(), diagnosis.noise(), diagnosis.preprocessing()));
        lines.add(format(
                "              entropy of the answers %.2f of %.2f bits",
                diagnosis.entropy(), Math.log(diagnosis.contract().classes()) / Math.log(2)));
        IntStream.range(0, names.size())
                .boxed()
                .filter(c -> diagnosis.counts().get(c) > 0)
                .sorted(Comparator.comparing((Integer c) -> -diagnosis.counts().get(c)))
                .limit(MOST_CLASSES)
                .forEach(c -> lines.add(share(diagnosis, c, names.get(c))));
        long empty = diagnosis.counts().stream().filter(count -> count == 0).count();
        if (empty > 0) {
            lines.add(format("              %d of %d classes were never answered", empty, names.size()));
        }
    }

    private static String share(Diagnosis diagnosis, int label, String name) {
        double share = (double) diagnosis.counts().get(label) / diagnosis.trials();
        return format("              %6.2f %%  %-16s %s", 100 * share, name, "#".repeat((int) Math.ceil(40 * share)));
    }

    private static void ranges(List<String> lines, Diagnosis diagnosis) {
        lines.add("Seems to want " + diagnosis.expects());
        for (Diagnosis.Reaction range : diagnosis.ranges()) {
            lines.add(format(
                    "              %-9s on coarse blocks: confidence %.3f, entropy %.2f bits",
                    range.preset(), range.confidence(), range.entropy()));
        }
    }

    private static void accuracy(List<String> lines, Findings findings) {
        lines.add(format(
                "Accuracy      %.4f on %s (%,d of %,d right)",
                findings.accuracy().value(),
                findings.accuracy().dataset(),
                findings.accuracy().right(),
                findings.accuracy().images()));
        for (Comparison compared : findings.compared()) {
            lines.add(format(
                    "              %.3f on the first %d with --preprocess %s",
                    compared.accuracy().value(), compared.accuracy().images(), compared.preset()));
        }
        lines.add("              so of these it wants --preprocess " + best(findings.compared()));
    }

    /** Which preprocessing the images speak for; several may be as good. */
    private static String best(List<Comparison> compared) {
        int most =
                compared.stream().mapToInt(one -> one.accuracy().right()).max().orElseThrow();
        return compared.stream()
                .filter(one -> one.accuracy().right() == most)
                .map(Comparison::preset)
                .collect(Collectors.joining(" or "));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
