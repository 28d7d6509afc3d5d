/** How well audits tell networks with backdoors from those without: every network of the population is audited as a user would. */
package org.phosphene.bench.audit;
