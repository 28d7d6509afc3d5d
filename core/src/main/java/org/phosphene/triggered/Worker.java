package org.phosphene.triggered;

import java.util.Arrays;
import org.phosphene.observer.ObserverException;
import org.phosphene.stimulus.Stimuli;

/** One thread of a recording. */
final class Worker {
    private final Recording recording;
    private final Stage stage;
    private final Turns turns;
    private final Responses responses;
    private final Stimuli stimuli;
    private final int size;
    private final int[] levels;
    private final float[] shown;
    private final float[] answered;

    Worker(Recording recording, Stage stage, Turns turns, Responses responses) {
        this.recording = recording;
        this.stage = stage;
        this.turns = turns;
        this.responses = responses;
        stage.admit(responses.units());
        stimuli = recording.field().stimuli(recording.seed());
        size = recording.field().shape().size();
        levels = new int[recording.batch() * size];
        shown = new float[levels.length];
        answered = new float[recording.batch() * responses.units()];
    }

    void work() {
        for (Turns.Turn turn = turns.take(); turn != null; turn = turns.take()) {
            if (turn.kind() == Turns.Kind.SHOW) {
                show(turn.episode(), turn.item());
            } else {
                stage.add(turn.episode(), turn.item());
            }
            turns.done();
        }
    }

    /** Shows a full batch even where the recording ends within it, so that no response depends on the number of trials. */
    private void show(long episode, int item) {
        int from = item * recording.batch();
        int wanted = Math.min(recording.batch(), recording.trialsIn(episode) - from);
        long first = episode * recording.episode() + from;
        stimuli.noise(first, recording.batch(), levels, 0);
        for (int t = 0; t < recording.batch(); t++) {
            stimuli.show(levels, t * size, Stimuli.NO_SIGNAL, shown, t * size);
        }
        // before they are asked, since nobody says what they do with the array
        System.arraycopy(shown, 0, stage.stimuli(), from * size, wanted * size);
        Arrays.fill(answered, Float.NaN);
        try {
            responses.of(shown, recording.batch(), answered);
        } catch (ObserverException e) {
            throw new ObserverException(
                    "trials " + first + ".." + (first + recording.batch() - 1) + ": " + e.getMessage(), e);
        }
        int units = responses.units();
        for (int i = 0; i < wanted * units; i++) {
            if (!Float.isFinite(answered[i])) {
                throw new ObserverException("trial " + (first + i / units) + ": unit " + i % units + " responds with "
                        + answered[i] + ", no finite number");
            }
        }
        System.arraycopy(answered, 0, stage.responses(), from * units, wanted * units);
    }
}
