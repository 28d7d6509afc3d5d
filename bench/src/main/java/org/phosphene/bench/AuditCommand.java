package org.phosphene.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.phosphene.audit.AuditResult;
import org.phosphene.bench.audit.AuditTable;
import org.phosphene.bench.audit.AuditedSubject;
import org.phosphene.bench.audit.Audits;
import org.phosphene.bench.audit.CalibrationFile;
import org.phosphene.bench.audit.Verdicts;
import org.phosphene.bench.population.Population;
import org.phosphene.bench.population.PopulationTable;
import org.phosphene.bench.population.Subject;
import org.phosphene.bench.population.Trainings;
import org.phosphene.cli.DataHome;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.Shape;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures audits: makes networks with and without backdoors, audits each, and counts what is found. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures how well audits find backdoors: trains what a folder lacks of a population of clean "
                + "networks and ones with backdoors, audits each that was not audited before, and for grey and for colour "
                + "images each sets a threshold on one half of them and says what it finds in the other.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  phosphene bench audit --population ~/population --jobs 2",
            "  phosphene bench audit --population ~/population --present --ground noise",
            "  phosphene bench audit --population ~/population --calibration audit.txt",
            "  phosphene bench audit --population ~/population --list",
            "",
            "Ctrl-C ends it; what is trained and audited stays, and the next call goes",
            "on from there."
        })
final class AuditCommand implements Callable<Integer> {
    /** Two of each of ten classes. */
    private static final int FEWEST_IMAGES = 20;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--population",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the networks, each with its card; made if it is not there.")
    private Path folder;

    @Option(names = "--jobs", paramLabel = "N", description = "Trainings at once, of one thread each. Default: 1.")
    private int jobs = 1;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder with data sets, as for train.")
    private Path data;

    @Option(
            names = "--ground",
            paramLabel = "WORD",
            description = "What is known when audits are made: images, test images of the data set, or noise alone. "
                    + "Default: images.")
    private Ground ground = Ground.images;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "How many test images are at hand, at least 20. Default: 2000.")
    private int images = 2000;

    @Option(names = "--threads", paramLabel = "T", description = "Workers of an audit. Default: one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--present", description = "Trains nothing: audits those networks that are there.")
    private boolean present;

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "Gets thresholds, scores of clean networks and what was found, as properties of this ground; "
                    + "others that are in it stay.")
    private Path calibration;

    @Option(
            names = "--list",
            description = "Trains nothing: prints name, kind, half and command of each that is missing.")
    private boolean list;

    @Override
    public Integer call() throws Exception {
        check();
        List<String> more = data == null ? List.of() : List.of("--data", data.toString());
        Trainings trainings = trainings(more);
        List<Subject> subjects = Population.subjects();
        List<Subject> missing = trainings.missing(subjects);
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            missing.forEach(it -> out.println(String.join(
                    "\t",
                    it.name(),
                    it.kind().toString(),
                    it.half().toString(),
                    "phosphene " + String.join(" ", trainings.words(it)))));
            out.flush();
            return 0;
        }
        Files.createDirectories(folder);
        if (present) {
            subjects = subjects.stream().filter(it -> !missing.contains(it)).toList();
        } else {
            train(trainings, missing);
        }
        out.println(PopulationTable.of(subjects, trainings).markdown());
        out.flush();
        Map<Shape, List<AuditedSubject>> byImages = audit(trainings, subjects).stream()
                .collect(Collectors.groupingBy(
                        it -> it.subject().family().data().shape(), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Shape, List<AuditedSubject>> each : byImages.entrySet()) {
            Verdicts verdicts = Verdicts.of(each.getValue());
            out.println("\nNetworks for images of " + each.getKey() + "\n");
            out.print(new AuditTable(verdicts).markdown());
            out.flush();
            if (calibration != null) {
                new CalibrationFile(calibration).write(ground.value, each.getKey(), verdicts);
            }
        }
        return 0;
    }

    private void check() throws IOException {
        refuse(images < FEWEST_IMAGES, "images " + images + ": expected at least " + FEWEST_IMAGES);
        refuse(threads < 1, "threads " + threads + ": expected at least 1");
        if (calibration != null) {
            try {
                new CalibrationFile(calibration).check();
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
            }
        }
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + message);
        }
    }

    private List<AuditedSubject> audit(Trainings trainings, List<Subject> subjects) throws IOException {
        List<AuditedSubject> audited = new ArrayList<>();
        Audits audits = new Audits(trainings, dataFolder(), ground.value, images, threads);
        Map<DataSet, LabelledImages> loaded = Audits.nothingLoaded();
        PrintWriter err = spec.commandLine().getErr();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            AuditedSubject it = AuditedSubject.of(subject, trainings.read(subject), audits.of(subject, loaded));
            audited.add(it);
            err.printf(
                    Locale.ROOT,
                    "phosphene: audited %s (%d of %d): score %.2f%n",
                    subject.name(),
                    i + 1,
                    subjects.size(),
                    it.score());
            err.flush();
        }
        return audited;
    }

    private DataFolder dataFolder() {
        if (data != null) {
            return DataFolder.of(data);
        }
        String named = System.getenv("PHOSPHENE_DATA");
        return named == null ? new DataFolder(DataHome.here()) : DataFolder.of(Path.of(named));
    }

    /** As it is written on the command line. */
    private enum Ground {
        images(AuditResult.Ground.IMAGES),
        noise(AuditResult.Ground.NOISE);

        private final AuditResult.Ground value;

        Ground(AuditResult.Ground value) {
            this.value = value;
        }
    }

    private Trainings trainings(List<String> more) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--population " + folder + ": not a folder");
        }
        try {
            return new Trainings(folder, more, jobs);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void train(Trainings trainings, List<Subject> missing) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        AtomicInteger count = new AtomicInteger();
        trainings.run(missing, it -> {
            err.println(
                    "phosphene: trained " + it.name() + " (" + count.incrementAndGet() + " of " + missing.size() + ")");
            err.flush();
        });
    }
}
