package org.phosphene.studies.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.phosphene.onnx.network.Network;
import org.phosphene.onnx.stimulation.StimulatedAnswers;
import org.phosphene.onnx.stimulation.StimulatedLayer;
import org.phosphene.onnx.stimulation.StimulationDesign;
import org.phosphene.psychometric.StimulusAnswers;
import org.phosphene.studies.result.StudyFiles;

/**
 * The file that keeps the answers of a network whose layer was stimulated: what fixes them as text, for each class how many
 * stimuli there are, for each strength one bit a stimulus, and a CRC-32C of all before.
 *
 * @param identity what fixes the answers
 * @param label for the file's name
 */
record KeptStimulation(String identity, String label, StimulationDesign design, int classes) {
    private static final int CHECK = 4;

    static KeptStimulation of(StudyStimulations.Wish wish, StimulatedLayer layer, Network network) {
        Map<String, String> fields = new TreeMap<>(network.model().fields(network.preprocessing()));
        fields.put("layer", layer.tensor().name() + " by " + layer.activation().name());
        fields.put("step", layer.step() + (layer.normalised() ? " normalised" : ""));
        fields.put("train", wish.train().sha256());
        fields.put("test", wish.test().sha256());
        fields.put("images", Integer.toString(wish.perClass()));
        fields.put("design", wish.design().toString());
        String name = wish.network().name() + "-seed" + wish.network().trainingSeed() + "-" + layer.name();
        return new KeptStimulation(
                fields.toString(), name, wish.design(), wish.network().classes());
    }

    /** The name that it has on any machine. */
    String name() {
        return String.format(
                Locale.ROOT, "%s-%08x.stimulation", label, checksum(identity.getBytes(StandardCharsets.UTF_8)));
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** What is there; nothing if it is of another network or layer, or damaged, for it can be asked for again. */
    Optional<List<StimulatedAnswers>> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] content = Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECK));
        if (bytes.length < CHECK
                || ByteBuffer.wrap(bytes, content.length, CHECK).getInt() != checksum(content)) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        byte[] text = in.readNBytes(in.readInt());
        if (!identity.equals(new String(text, StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        List<StimulatedAnswers> all = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int stimuli = in.readInt();
            List<StimulusAnswers> answers = new ArrayList<>();
            for (int s = 0; s < design.strengths().size(); s++) {
                BitSet given = BitSet.valueOf(in.readNBytes(in.readInt()));
                answers.add(StimulusAnswers.of(design.levels(), stimuli, given));
            }
            all.add(new StimulatedAnswers(c, design.strengths(), answers));
        }
        return Optional.of(all);
    }

    void write(Path file, List<StimulatedAnswers> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        byte[] text = identity.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
        for (StimulatedAnswers one : all) {
            out.writeInt(one.answers().get(0).stimuli());
            for (StimulusAnswers answers : one.answers()) {
                byte[] bits = answers.given().toByteArray();
                out.writeInt(bits.length);
                out.write(bits);
            }
        }
        out.writeInt(checksum(bytes.toByteArray()));
        StudyFiles.write(Map.of(file.getFileName().toString(), bytes.toByteArray()), file.getParent());
    }
}
