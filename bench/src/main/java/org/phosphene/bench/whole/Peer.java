package org.phosphene.bench.whole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.phosphene.bench.measure.Timing;
import org.phosphene.bench.process.ChildProcess;

/**
 * Another program that does the same job, asked as {@code COMMAND --trials N --threads T [--tuned]}; see {@link PeerLine} for
 * what it answers.
 *
 * @param command as a shell reads it
 * @param trials how many it is to do
 * @param threads how many it may use
 * @param limit after which it is killed
 */
record Peer(String command, long trials, int threads, Duration limit) {
    Timing time(boolean tuned) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "exec " + command + " \"$@\"", "peer"));
        words.addAll(List.of("--trials", Long.toString(trials), "--threads", Integer.toString(threads)));
        if (tuned) {
            words.add("--tuned");
        }
        ChildProcess done = ChildProcess.run(words, limit);
        return PeerLine.parse(done.output(), trials, done.seconds());
    }
}
