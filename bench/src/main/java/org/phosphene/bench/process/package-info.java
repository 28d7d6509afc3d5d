/** Other processes and what they leave: everything started here is gone at the end, on failure and on Ctrl-C too. */
package org.phosphene.bench.process;
