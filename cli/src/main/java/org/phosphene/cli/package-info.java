/**
 * The {@code phosphene} command: one class for each subcommand, options that several share as mixins.
 *
 * <p>Results go to standard output, everything else to standard error. A failure is one line, and a documented exit status
 * ({@link org.phosphene.cli.ExitStatus}); the trace comes with {@code --debug} only.
 */
package org.phosphene.cli;
