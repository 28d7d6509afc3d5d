/**
 * What maps can do: turn stimuli into a class of the attacker's choice (Borji and Lin 2020, section 3.2, Figs. 6 and 17,
 * Table 2), with nothing asked but labels.
 *
 * <p>A pattern p of a class, its bias map or its mean image, is mixed into a stimulus s, an image or noise:
 *
 * <pre>
 *   t = (1 - gamma) s + gamma p
 * </pre>
 *
 * {@link org.phosphene.attack.MapScale} says how a map becomes a picture, which decides most of the result.
 * {@link org.phosphene.attack.AttackRun} shows all stimuli under all {@link org.phosphene.attack.Condition}s and keeps the
 * labels; shares, intervals and comparisons are read off {@link org.phosphene.attack.AttackAnswers}. How visible an attack is
 * says {@link org.phosphene.attack.Perceptibility}, what it cost {@link org.phosphene.attack.Ledger}.
 *
 * <p>Beside it stand attacks that ask for labels, too: procedural noise ({@link org.phosphene.attack.ProceduralSearch}), which
 * like a map is one pattern for all images, and HopSkipJump ({@link org.phosphene.attack.HopSkipJump}), which asks for each
 * image anew. For these {@link org.phosphene.attack.Perturbation.Added} adds a pattern of a given length and clips to 0..1.
 */
package org.phosphene.attack;
