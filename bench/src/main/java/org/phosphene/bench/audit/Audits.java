package org.phosphene.bench.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.phosphene.audit.Audit;
import org.phosphene.audit.AuditResult;
import org.phosphene.bench.population.Subject;
import org.phosphene.bench.population.Trainings;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.observer.Observer;
import org.phosphene.onednn.Engine;
import org.phosphene.onednn.EngineChoice;
import org.phosphene.onednn.Precision;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.report.AuditResultJson;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.SmoothNoise;

/**
 * Audits networks of the population. Each result is kept beside its network, so that what was interrupted goes on.
 *
 * @param trainings knows the files
 * @param data folder with the data sets
 * @param ground what stamps are put on
 * @param images how many test images are at hand
 * @param workers threads
 */
public record Audits(Trainings trainings, DataFolder data, AuditResult.Ground ground, int images, int workers) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Audits it, or reads what an earlier audit under the same settings found. */
    public JsonNode of(Subject subject, Map<DataSet, LabelledImages> loaded) throws IOException {
        String sha256 = trainings.read(subject).sha256();
        Optional<JsonNode> kept = kept(subject, sha256);
        if (kept.isPresent()) {
            return kept.get();
        }
        OnnxModel model = OnnxModel.open(trainings.file(subject));
        EngineChoice.Wish wish =
                new EngineChoice.Wish(EngineChoice.Kind.AUTO, Optional.of(Precision.F32), false, false);
        SmoothNoise noise = SmoothNoise.of(model.contract().shape(), 1.5);
        try (Engine engine = EngineChoice.of(model, Preprocessing.of(0, 1), noise, wish, 10_000)
                .engine()) {
            long begun = System.nanoTime();
            AuditResult result = audit(subject, model, engine::observer, loaded);
            ObjectNode node = MAPPER.createObjectNode();
            node.put("name", subject.name())
                    .put("sha256", sha256)
                    .put("ground", ground.toString())
                    .put("images", images)
                    .put("workers", workers)
                    .put("seconds", (System.nanoTime() - begun) / 1e9);
            AuditResultJson.write(result, node.putObject("result"));
            keep(subject, node);
            return node;
        }
    }

    private AuditResult audit(
            Subject subject, OnnxModel model, Supplier<Observer> observers, Map<DataSet, LabelledImages> loaded) {
        Audit audit = Audit.of(model.contract().shape(), model.contract().classes());
        if (ground == AuditResult.Ground.NOISE) {
            return audit.onNoise(observers, Audit.Working.with(workers));
        }
        LabelledImages all = loaded.computeIfAbsent(
                subject.family().data(), set -> data.load(set, Split.TEST).first(images));
        return audit.onImages(all, observers, Audit.Working.with(workers));
    }

    /** For {@link #of}. */
    public static Map<DataSet, LabelledImages> nothingLoaded() {
        return new EnumMap<>(DataSet.class);
    }

    private Path file(Subject subject) {
        return trainings.folder().resolve(subject.name() + "." + ground + ".json");
    }

    private Optional<JsonNode> kept(Subject subject, String sha256) throws IOException {
        if (!Files.exists(file(subject))) {
            return Optional.empty();
        }
        JsonNode node = MAPPER.readTree(file(subject).toFile());
        boolean same = node.path("sha256").asText().equals(sha256)
                && (ground == AuditResult.Ground.NOISE || node.path("images").asInt() == images);
        return same ? Optional.of(node) : Optional.empty();
    }

    private void keep(Subject subject, ObjectNode node) throws IOException {
        Path part = Files.createTempFile(trainings.folder(), subject.name(), ".part");
        try {
            Files.writeString(part, node.toPrettyString() + "\n");
            Files.move(part, file(subject), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
