package org.phosphene.studies.run;

import java.util.function.Consumer;
import org.phosphene.trial.Progress;

/** Is told of each run of a study that asks a network, and how far it is. */
public interface RunWatch {
    /** Nobody. */
    RunWatch NONE = (task, trials) -> new Begun() {
        @Override
        public void accept(Progress progress) {}

        @Override
        public void close() {}
    };

    /**
     * A run begins.
     *
     * @param task name of network and stimulus, for a person
     */
    Begun begin(String task, long trials);

    /** Something else begins that takes its time and asks no network. */
    default void say(String line) {}

    /** A run that is under way; closed at its end. */
    interface Begun extends Consumer<Progress>, AutoCloseable {
        @Override
        void close();
    }
}
