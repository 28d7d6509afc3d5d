/**
 * Looks for the trigger of a backdoor with labels alone: no data, no gradients, no scores.
 *
 * <p>A trigger is a small picture that makes a classifier name its target whatever else it sees (Gu et al. 2017; Fig. 7 of
 * the paper). On noise, which a network is never sure of, nearly any well-chosen small picture does so, in a network without
 * a backdoor too. So an {@link org.phosphene.audit.Audit} first makes images that the network is sure of, <b>exemplars</b>: a
 * piece of smooth noise climbs along the classification image around it, as far as its label is kept when it is mixed with
 * other noise. Then it lets two sides play against each other. <b>Stamps</b>, small opaque pictures at a place, are bred to
 * turn exemplars of one class into another; the exemplars climb on until they withstand the stamps that were found. What a
 * network knows of a class is spread over the image, so that exemplars learn to withstand most stamps; a trigger that was
 * trained to win against every class goes on winning. One that is bound to a source class does not stand out so, and where
 * smooth noise reaches few classes stamps win without a backdoor: what is found is a suspicion, not a verdict.
 */
package org.phosphene.audit;
