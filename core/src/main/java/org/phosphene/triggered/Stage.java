package org.phosphene.triggered;

import java.util.ArrayList;
import java.util.List;

/** What all threads of a recording share: the episode under way, and the sums. */
final class Stage {
    /** One part of one of the sums. */
    private record Part(Sums sums, int number) {}

    private final Recording recording;
    private final List<Part> parts = new ArrayList<>();
    private final int needed;
    private final float[] stimuli;
    private float[] responses;
    private int units;

    Stage(Recording recording, List<? extends Sums> sums) {
        this.recording = recording;
        needed = sums.stream().mapToInt(Sums::units).max().orElse(0);
        for (Sums one : sums) {
            for (int number = 0; number < one.parts(); number++) {
                parts.add(new Part(one, number));
            }
        }
        stimuli = new float[recording.episode() * recording.field().shape().size()];
    }

    /**
     * Makes room for the responses of units.
     *
     * @throws IllegalArgumentException if they are too few, or not as many as those of another thread
     */
    synchronized void admit(int count) {
        if (count < needed) {
            throw new IllegalArgumentException(
                    count + " units respond, unit " + (needed - 1) + " is to be analysed: there is none");
        }
        if (responses == null) {
            units = count;
            responses = new float[Math.multiplyExact(recording.episode(), count)];
        }
        if (units != count) {
            throw new IllegalArgumentException("the units of two threads are " + units + " and " + count);
        }
    }

    float[] stimuli() {
        return stimuli;
    }

    float[] responses() {
        return responses;
    }

    void add(long number, int part) {
        Episode episode = new Episode(
                number, recording.trialsIn(number), recording.field().shape(), stimuli, units, responses);
        Part one = parts.get(part);
        one.sums().add(episode, one.number());
    }
}
