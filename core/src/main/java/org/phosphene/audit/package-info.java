/**
 * Looks for the trigger of a backdoor with labels alone: no training data, no gradients, no scores.
 *
 * <p>A trigger is a small picture that makes a classifier name its target whatever else it sees (Gu et al. 2017; Fig. 7 of
 * the paper). An {@link org.phosphene.audit.Audit} breeds <b>stamps</b>, small opaque pictures at a place, that turn
 * <b>scenes</b> of one class into another. Every network is turned by some, so that two things are asked of a trigger. It is
 * unnatural: no piece of the target's own scenes does as much at its place. And its target stands out: the strongest stamps of
 * all targets are shown ever more faintly until they can be told apart, and the lead of the first is the score. What a score
 * means is known from networks with backdoors and without ({@link org.phosphene.audit.Calibration}).
 *
 * <p>Scenes are images at hand. Without any they are <b>exemplars</b>: on noise, which a network is never sure of, nearly any
 * well-chosen small picture turns it, so a piece of smooth noise climbs along the classification image around it as far as its
 * label is kept when it is mixed with other noise, and then on until it withstands the stamps that were found. What a network
 * knows of a class is spread over the image, so that exemplars learn to withstand most stamps; a trigger that was trained to
 * win against every class goes on winning. One that is bound to a source class does not stand out so: for that, images are
 * needed.
 */
package org.phosphene.audit;
