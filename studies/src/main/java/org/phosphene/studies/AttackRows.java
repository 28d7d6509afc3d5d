package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.AttackedStimuli;
import org.phosphene.attack.MapScale;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.stimulus.SmoothNoise;
import org.phosphene.stimulus.Spectrum;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.template.Templates;

/** The rows of Table 2 and what stands beside them: patterns mixed into noise and digits, for every training seed. */
final class AttackRows {
    static final String NETWORK = "mnist-cnn";
    static final long TRIALS = 1_000_000;
    private static final long SMOOTH_TRIALS = 100_000;
    private static final double SMOOTH_LENGTH = 2;

    /** What is mixed in. */
    enum Pattern {
        /** Maps from white noise, stretched to 0..1: what the paper says. */
        MAP("bias"),
        /** The same as the authors' program mixes it: the picture of the map. */
        PICTURE("bias as its picture"),
        /** Mean training images. */
        MEAN("mean"),
        /** Maps from smooth noise, whitened, stretched: beyond the paper. */
        WHITENED("whitened smooth bias");

        private final String words;

        Pattern(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What it is mixed into. */
    enum Ground {
        NOISE,
        SIGNAL;

        String words() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final List<StudyNetwork> networks;
    private final Map<Ground, Map<Pattern, List<Mixing.Mixed>>> rows;
    private final Map<StudyNetwork, Map<Pattern, float[][]>> patterns;
    private final Map<Ground, AttackedStimuli> grounds;

    private AttackRows(
            List<StudyNetwork> networks,
            Map<Ground, Map<Pattern, List<Mixing.Mixed>>> rows,
            Map<StudyNetwork, Map<Pattern, float[][]>> patterns,
            Map<Ground, AttackedStimuli> grounds) {
        this.networks = networks;
        this.rows = rows;
        this.patterns = patterns;
        this.grounds = grounds;
    }

    /**
     * Asks all networks.
     *
     * @param wanted what is mixed in
     * @param gammas the shares of it
     * @param count how many digits, and images of noise; a tenth in a quick study
     */
    static AttackRows of(Work work, List<Pattern> wanted, List<Double> gammas, int count) throws IOException {
        LabelledImages train = work.data().load(DataSet.MNIST, Split.TRAIN).orElseThrow();
        LabelledImages test = work.data().load(DataSet.MNIST, Split.TEST).orElseThrow();
        NoiseMaps white = NoiseMaps.white(work, NETWORK, TRIALS);
        Optional<NoiseMaps> smooth = wanted.contains(Pattern.WHITENED)
                ? Optional.of(NoiseMaps.of(
                        work,
                        NETWORK,
                        network ->
                                SmoothNoise.of(network.open().contract().shape(), new Spectrum.Blurred(SMOOTH_LENGTH)),
                        SMOOTH_TRIALS))
                : Optional.empty();
        Map<StudyNetwork, Map<Pattern, float[][]>> patterns = new java.util.LinkedHashMap<>();
        for (StudyNetwork network : white.byNetwork().keySet()) {
            Map<Pattern, float[][]> own = new EnumMap<>(Pattern.class);
            for (Pattern pattern : wanted) {
                own.put(pattern, pattern(pattern, network, white, smooth, train));
            }
            patterns.put(network, own);
        }
        AttackedStimuli digits = Mixing.images(work, test, count);
        Map<Ground, AttackedStimuli> grounds = new EnumMap<>(Ground.class);
        grounds.put(Ground.NOISE, Mixing.noise(work, white.shown(), digits.count()));
        grounds.put(Ground.SIGNAL, digits);
        return new AttackRows(List.copyOf(patterns.keySet()), ask(work, patterns, grounds, gammas), patterns, grounds);
    }

    private static float[][] pattern(
            Pattern pattern, StudyNetwork network, NoiseMaps white, Optional<NoiseMaps> smooth, LabelledImages train) {
        Templates maps = MapTemplates.PLAIN.of(white.byNetwork().get(network));
        return switch (pattern) {
            case MAP -> MapScale.STRETCHED.of(maps);
            case PICTURE -> MapScale.PICTURE.of(maps);
            case MEAN -> MapScale.STRETCHED.of(Templates.ofMeans(train, network.classes()));
            case WHITENED ->
                MapScale.STRETCHED.of(MapTemplates.WHITENED.of(
                        smooth.orElseThrow().byNetwork().get(network)));
        };
    }

    private static Map<Ground, Map<Pattern, List<Mixing.Mixed>>> ask(
            Work work,
            Map<StudyNetwork, Map<Pattern, float[][]>> patterns,
            Map<Ground, AttackedStimuli> grounds,
            List<Double> gammas) {
        Map<Ground, Map<Pattern, List<Mixing.Mixed>>> rows = new EnumMap<>(Ground.class);
        for (Ground ground : Ground.values()) {
            Map<Pattern, List<Mixing.Mixed>> byPattern = new EnumMap<>(Pattern.class);
            patterns.forEach((network, own) -> own.forEach((pattern, pictures) -> {
                Optional<AttackAnswers> answers = new Mixing(work, network)
                        .ask(ground.words() + " + " + pattern.words(), grounds.get(ground), pictures, gammas);
                byPattern.computeIfAbsent(pattern, key -> new ArrayList<>()).add(new Mixing.Mixed(network, answers));
            }));
            rows.put(ground, byPattern);
        }
        return rows;
    }

    /** What every network said of a row. */
    List<Mixing.Mixed> row(Ground ground, Pattern pattern) {
        return rows.get(ground).get(pattern);
    }

    /** The stimuli of a row. */
    AttackedStimuli stimuli(Ground ground) {
        return grounds.get(ground);
    }

    /** The first network, which stands for all in a figure. */
    StudyNetwork shown() {
        return networks.get(0);
    }

    /** The patterns of the first network. */
    float[][] patterns(Pattern pattern) {
        return patterns.get(shown()).get(pattern);
    }

    /** How many stimuli all networks were shown. */
    long questions() {
        return rows.values().stream()
                .flatMap(own -> own.values().stream())
                .flatMap(List::stream)
                .flatMap(mixed -> mixed.answers().stream())
                .mapToLong(AttackAnswers::questions)
                .sum();
    }
}
