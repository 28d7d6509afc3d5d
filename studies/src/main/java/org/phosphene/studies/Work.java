package org.phosphene.studies;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.data.DataSet;
import org.phosphene.studies.result.Claim;
import org.phosphene.studies.result.Finding;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.result.StudyReport;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.Backdoor;
import org.phosphene.studies.run.FilterRuns;
import org.phosphene.studies.run.Networks;
import org.phosphene.studies.run.Protocol;
import org.phosphene.studies.run.PublishedModels;
import org.phosphene.studies.run.StudyBases;
import org.phosphene.studies.run.StudyImages;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudyRuns;
import org.phosphene.studies.run.StudySetting;
import org.phosphene.studies.run.StudyStimulations;

/** A study under way: what it stands on, and what it has found so far. */
final class Work {
    private final StudyCard card;
    private final StudySetting setting;
    private final Protocol protocol = new Protocol();
    private final List<Finding> findings = new ArrayList<>();
    private final List<StudyReport.Caption> captions = new ArrayList<>();
    private final List<BufferedImage> images = new ArrayList<>();

    private Work(StudyCard card, StudySetting setting) {
        this.card = card;
        this.setting = setting;
    }

    /**
     * Begins.
     *
     * @throws org.phosphene.data.DataException if the study is not quick and a set that it needs is missing, before anything
     *     is asked
     */
    static Work begin(StudyCard card, StudySetting setting) {
        if (!setting.quick()) {
            for (DataSet set : card.data()) {
                // fails where a file is missing
                setting.data().require(set);
            }
        }
        return new Work(card, setting);
    }

    StudySetting setting() {
        return setting;
    }

    StudyRuns runs() {
        return setting.runs(protocol);
    }

    FilterRuns filters() {
        return setting.filters(protocol);
    }

    StudyStimulations stimulations() {
        return setting.stimulations(protocol);
    }

    StudyImages data() {
        return setting.images(protocol);
    }

    PublishedModels published() {
        return setting.published(protocol);
    }

    StudyBases bases() {
        return setting.bases(protocol);
    }

    /** All training seeds of a network; which ones are missing goes into the remarks. */
    List<StudyNetwork> networks(String name) throws IOException {
        setting.networks()
                .missing(name)
                .forEach(command ->
                        protocol.remark("One more training seed of " + name + ", for --networks DIR: " + command));
        return remarked(setting.networks().of(name));
    }

    /** All training seeds of a network with a backdoor, of which there may be none; the same remarks. */
    List<StudyNetwork> networks(Backdoor backdoor) throws IOException {
        setting.networks()
                .missing(backdoor)
                .forEach(command ->
                        protocol.remark("One more training seed of " + backdoor + ", for --networks DIR: " + command));
        return remarked(setting.networks().of(backdoor));
    }

    private List<StudyNetwork> remarked(List<StudyNetwork> all) {
        all.stream()
                .filter(network -> !Networks.isBuiltIn(network))
                .map(StudyNetwork::training)
                .forEach(protocol::remark);
        return all;
    }

    /** Whether a training seed of a network is at hand. */
    boolean has(String name) {
        return setting.networks().has(name);
    }

    void remark(String line) {
        protocol.remark(line);
    }

    void need(String line) {
        protocol.need(line);
    }

    void find(Claim claim, List<Measured> measured) {
        findings.add(claim.found(measured));
    }

    void find(Claim claim, List<Measured> measured, String note) {
        findings.add(claim.found(measured).withNote(note));
    }

    /** Adds a picture; {@code file} without its ending. */
    void draw(String file, String caption, BufferedImage image) {
        captions.add(new StudyReport.Caption(file + ".png", caption));
        images.add(image);
    }

    StudyResult result() {
        String version = Optional.ofNullable(Study.class.getPackage().getImplementationVersion())
                .orElse("development");
        StudyReport report = new StudyReport(
                StudyReport.FORMAT,
                card.id(),
                card.title(),
                card.shows(),
                command(),
                setting.quick(),
                findings,
                protocol.runs(),
                protocol.remarks(),
                protocol.needs(),
                captions,
                version);
        return new StudyResult(report, images);
    }

    private String command() {
        StringBuilder command = new StringBuilder("./phosphene paper " + card.id());
        if (setting.quick()) {
            command.append(" --quick");
        }
        if (setting.most() != (setting.quick() ? StudySetting.QUICK_TRIALS : Long.MAX_VALUE)) {
            command.append(" --trials ").append(setting.most());
        }
        if (setting.seed() != 1) {
            command.append(" --seed ").append(setting.seed());
        }
        if (setting.networks().hasFolder()) {
            command.append(" --networks DIR");
        }
        return command.toString();
    }
}
