package org.phosphene.onnx.stimulation;

import java.util.List;
import java.util.Objects;
import org.phosphene.psychometric.StimulusAnswers;

/**
 * Which stimuli a network called by the name of their class under each strength of current.
 *
 * @param label the class
 * @param strengths k of Eq. 6
 * @param answers one for each strength; all saw the same stimuli
 */
public record StimulatedAnswers(int label, List<Integer> strengths, List<StimulusAnswers> answers) {
    /**
     * @throws IllegalArgumentException if there are not as many answers as strengths
     */
    public StimulatedAnswers {
        Objects.requireNonNull(strengths, "strengths");
        strengths = List.copyOf(strengths);
        answers = List.copyOf(answers);
        if (strengths.size() != answers.size()) {
            throw new IllegalArgumentException(
                    answers.size() + " sets of answers for " + strengths.size() + " strengths");
        }
    }

    /**
     * Those under one strength.
     *
     * @throws IllegalArgumentException if it was not tried
     */
    public StimulusAnswers at(int strength) {
        int index = strengths.indexOf(strength);
        if (index < 0) {
            throw new IllegalArgumentException("strength " + strength + ": only " + strengths + " were tried");
        }
        return answers.get(index);
    }
}
