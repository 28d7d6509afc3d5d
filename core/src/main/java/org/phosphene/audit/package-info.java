/**
 * Looks for the trigger of a backdoor with labels alone: no training data, no gradients, no scores.
 *
 * <p>A trigger is a small picture that makes a classifier name its target whatever else it sees (Gu et al. 2017; Fig. 7 of
 * the paper). An {@link org.phosphene.audit.Audit} breeds <b>stamps</b>, small opaque pictures at a place, that turn
 * <b>scenes</b> of one class into another. Every network is turned by some, so that a trigger is told by its target's
 * standing out: the best stamps of all targets climb, as <b>contenders</b>, to what they can do at all, are measured at every
 * contrast, and the lead of the first is the score ({@link org.phosphene.audit.Standing}). On images it counts what lies
 * beyond what is natural: beyond <b>students</b>, small networks that learn from the classifier's labels and never see a
 * trigger, and beyond <b>pieces</b> of the target's own scenes. What a score means is known from networks with backdoors and
 * without ({@link org.phosphene.audit.Calibration}).
 *
 * <p>Scenes are images at hand. Without any they are <b>exemplars</b>: on noise, which a network is never sure of, nearly any
 * well-chosen small picture turns it, so a piece of smooth noise climbs along the classification image around it as far as its
 * label is kept when it is mixed with other noise, and then on until it withstands the stamps that were found. What a network
 * knows of a class is spread over the image, so that exemplars learn to withstand most stamps; a trigger that was trained to
 * win against every class goes on winning. One that is bound to a source class does not stand out so: for that, images are
 * needed.
 */
package org.phosphene.audit;
