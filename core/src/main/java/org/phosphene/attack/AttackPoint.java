package org.phosphene.attack;

import java.util.Optional;
import org.phosphene.estimate.Proportion;

/**
 * What an attack of one strength does. Intervals are over stimuli, for these patterns and this observer.
 *
 * @param strength gamma, or the length of what is added
 * @param called share of all stimuli that are called the target: the paper's number, whose chance level is that of the
 *     target's own images; empty without a target
 * @param targeted the same of the stimuli of other classes only, and of noise that was called something else before; empty
 *     where there are none
 * @param changed share of all stimuli that are no longer called what they were called intact: the untargeted attack
 * @param perceptibility how far attacked stimuli are from intact ones
 */
public record AttackPoint(
        double strength,
        Optional<Proportion> called,
        Optional<Proportion> targeted,
        Optional<Proportion> changed,
        Perceptibility perceptibility) {}
