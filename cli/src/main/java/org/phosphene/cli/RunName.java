package org.phosphene.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.phosphene.trial.Plan;

/** The name of a run's folder where the user gave none: model, noise, trials, and a checksum of the whole plan. */
final class RunName {
    private static final String ROOT = "phosphene-out";

    private RunName() {}

    /** The folder of two models that are shown the same. */
    static Path folder(Plan old, Plan now) {
        CRC32C crc = new CRC32C();
        crc.update((old.fields().toString() + now.fields()).getBytes(StandardCharsets.UTF_8));
        String name = String.format(
                Locale.ROOT,
                "diff-%s-%s-%s-%s-%08x",
                model(old),
                model(now),
                old.stimulus().field().kind(),
                count(old.trials()),
                crc.getValue());
        return Path.of(ROOT, name);
    }

    private static String model(Plan plan) {
        return plan.observer()
                .getOrDefault("observer.model", "model")
                .replaceFirst("\\.onnx$", "")
                .replaceAll("[^A-Za-z0-9._-]", "_");
    }

    static Path folder(Plan plan) {
        CRC32C crc = new CRC32C();
        crc.update(plan.fields().toString().getBytes(StandardCharsets.UTF_8));
        String name = String.format(
                Locale.ROOT,
                "%s-%s-%s-%08x",
                model(plan),
                plan.stimulus().field().kind(),
                count(plan.trials()),
                crc.getValue());
        return Path.of(ROOT, name);
    }

    private static String count(long trials) {
        if (trials % 1_000_000 == 0) {
            return trials / 1_000_000 + "M";
        }
        return trials % 1_000 == 0 ? trials / 1_000 + "k" : Long.toString(trials);
    }
}
