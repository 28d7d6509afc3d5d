/**
 * What a map knows: templates as classifiers of real images (Borji and Lin 2020, Figs. 2C, 3B and 5).
 *
 * <p>A template is one picture for each class: a classification image, the mean image of a class, a row of a linear model's
 * weights. An image is given the class whose template matches it best, and a {@link org.phosphene.template.Rule} says what
 * best means:
 *
 * <pre>
 *   answer(x) = argmax over c of  w_c . x        w_c made of the templates by the rule
 * </pre>
 *
 * A class without a template is never answered, and its images count as wrong.
 */
package org.phosphene.template;
