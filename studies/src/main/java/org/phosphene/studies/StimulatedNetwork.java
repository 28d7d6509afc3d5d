package org.phosphene.studies;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.phosphene.onnx.stimulation.StimulatedAnswers;
import org.phosphene.onnx.stimulation.StimulationDesign;
import org.phosphene.psychometric.Bootstrap;
import org.phosphene.psychometric.PsychometricFit;
import org.phosphene.psychometric.PsychometricModel;
import org.phosphene.psychometric.Sigmoid;
import org.phosphene.psychometric.ThresholdShift;
import org.phosphene.report.PsychometricTiles;
import org.phosphene.report.figure.ResponseChart;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.studies.run.StudyStimulations;
import org.phosphene.trial.Tasks;

/**
 * A network under current, layer by layer, as Figs. 9 and 23 to 25 have it.
 *
 * @param network the network
 * @param answers of each layer, one for each class in order
 * @param shifts of each layer, class by class and then by strength, against no current
 */
record StimulatedNetwork(
        StudyNetwork network,
        Map<String, List<StimulatedAnswers>> answers,
        Map<String, List<Map<Integer, ThresholdShift>>> shifts) {
    /** From the scores back to the image. */
    static final List<String> LAYERS = List.of("fc1", "conv2", "conv1");

    /** The largest magnitude of k. */
    static final int MOST = 10;

    /** The magnitude that findings are about, at which curves have moved and most still have a threshold. */
    static final int MIDDLE = 5;

    /** Images of each class; a full class has about a thousand, and takes four times as long. */
    private static final int IMAGES = 250;

    private static final PsychometricModel MODEL = PsychometricModel.of(Sigmoid.LOGISTIC);

    /**
     * Makes it, or finds it made.
     *
     * @param train images with the network's labels that say how active its maps are
     * @param test images with the network's labels that are shown
     * @param sign 1 for excitation, -1 for inhibition, of which shifts are wanted; 0 for both
     */
    static StimulatedNetwork of(Work work, StudyNetwork network, LabelledImages train, LabelledImages test, int sign)
            throws IOException {
        StimulationDesign design =
                StimulationDesign.of(-MOST, MOST, work.setting().seed());
        long stimuli = work.setting().trials((long) IMAGES * design.gammas().size());
        int perClass = (int) Math.max(2, stimuli / design.gammas().size());
        Map<String, List<StimulatedAnswers>> answers =
                work.stimulations().of(new StudyStimulations.Wish(network, LAYERS, train, test, perClass, design));
        List<Integer> strengths =
                sign == 0 ? List.of(-MOST, -MIDDLE, MIDDLE, MOST) : List.of(sign * MIDDLE, sign * MOST);
        Map<String, List<Map<Integer, ThresholdShift>>> shifts = new LinkedHashMap<>();
        Bootstrap bootstrap = Bootstrap.of(work.setting().seed());
        for (String layer : LAYERS) {
            List<Callable<Map<Integer, ThresholdShift>>> tasks = new ArrayList<>();
            for (StimulatedAnswers one : answers.get(layer)) {
                tasks.add(() -> {
                    Map<Integer, ThresholdShift> byStrength = new LinkedHashMap<>();
                    for (int k : strengths) {
                        byStrength.put(k, ThresholdShift.between(one.at(0), one.at(k), MODEL, bootstrap));
                    }
                    return byStrength;
                });
            }
            shifts.put(layer, Tasks.all(tasks, work.setting().workers()));
        }
        return new StimulatedNetwork(network, answers, shifts);
    }

    /** What a strength does to a class by way of a layer. */
    ThresholdShift shift(String layer, int label, int strength) {
        return shifts.get(layer).get(label).get(strength);
    }

    /**
     * Whether a strength moves the curve of a class to the left: less signal is needed; where there is no threshold, the share
     * rises. The interval decides.
     */
    boolean isLeft(String layer, int label, int strength) {
        ThresholdShift shift = shift(layer, label, strength);
        return shift.threshold()
                .map(threshold -> threshold.high() < 0)
                .orElseGet(() -> shift.share().low() > 0);
    }

    /** The same to the right. */
    boolean isRight(String layer, int label, int strength) {
        ThresholdShift shift = shift(layer, label, strength);
        return shift.threshold()
                .map(threshold -> threshold.low() > 0)
                .orElseGet(() -> shift.share().high() < 0);
    }

    /** The curves of a class under the current of one sign, strongest last. */
    ResponseChart chart(String title, String layer, int label, int sign, boolean named, int width, int height) {
        List<PsychometricTiles.Curve> curves = new ArrayList<>();
        for (int k = 0; k <= MOST; k++) {
            var data = answers.get(layer).get(label).at(sign * k).data();
            curves.add(new PsychometricTiles.Curve(sign * k, data, PsychometricFit.function(data, MODEL)));
        }
        return PsychometricTiles.chart(title, curves, MOST, named, width, height);
    }
}
