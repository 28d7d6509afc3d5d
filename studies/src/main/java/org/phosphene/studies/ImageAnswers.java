package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.phosphene.observer.Observer;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Measured;
import org.phosphene.studies.run.StudyNetwork;
import org.phosphene.template.Confusion;
import org.phosphene.trial.Plan;
import org.phosphene.trial.Tasks;

/** What a network calls images. */
final class ImageAnswers {
    private ImageAnswers() {}

    /** The confusion matrix of images, of which each network's own ONNX file is asked. */
    static Confusion of(StudyNetwork network, LabelledImages images, int workers) {
        OnnxModel model = network.open();
        int size = images.shape().size();
        int batch = model.batch(Plan.preferredBatch(size));
        int batches = (images.count() + batch - 1) / batch;
        List<Callable<int[]>> tasks = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            int from = (int) ((long) batches * w / workers) * batch;
            int to = Math.min(images.count(), (int) ((long) batches * (w + 1) / workers) * batch);
            tasks.add(() -> answers(model, network, images, from, to, batch));
        }
        int[] all = new int[images.count()];
        int at = 0;
        for (int[] part : Tasks.all(tasks, workers)) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        int[] truth = new int[images.count()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = images.label(i);
        }
        return Confusion.of(truth, all, network.classes());
    }

    private static int[] answers(
            OnnxModel model, StudyNetwork network, LabelledImages images, int from, int to, int batch) {
        int size = images.shape().size();
        int[] all = new int[Math.max(0, to - from)];
        float[] stimuli = new float[batch * size];
        int[] labels = new int[batch];
        try (Observer observer = model.observer(network.preprocessing())) {
            for (int first = from; first < to; first += batch) {
                int count = Math.min(batch, to - first);
                for (int t = 0; t < count; t++) {
                    images.values(first + t, stimuli, t * size);
                }
                observer.label(stimuli, batch, labels);
                System.arraycopy(labels, 0, all, first - from, count);
            }
        }
        return all;
    }

    /** The share of right answers in percent, with its exact 95 % interval. */
    static Measured right(String title, Confusion confusion) {
        Confusion.Interval interval = confusion.interval();
        return Measured.of(title, 100 * confusion.accuracy(), 100 * interval.low(), 100 * interval.high());
    }

    /** The share of one answer to the images of one class in percent, with its exact 95 % interval. */
    static Measured share(String title, Confusion confusion, int label, int answer) {
        int given = confusion.counts()[label][answer];
        int others = confusion.images(label) - given;
        return right(title, new Confusion(new int[][] {{given, others}, {0, 0}}, List.of()));
    }
}
