package org.phosphene.studies;

import java.io.IOException;
import org.phosphene.studies.result.StudyResult;
import org.phosphene.studies.run.StudySetting;

/** A figure or table of the paper as code. */
public interface Study {
    /** What it is. */
    StudyCard card();

    /**
     * Makes it. The same setting gives the same result; where answers are kept from before, nothing is asked again.
     *
     * @throws org.phosphene.data.DataException if data is missing that it cannot do without
     * @throws org.phosphene.trial.RunStoppedException if it was told to stop; the answers so far are kept
     * @throws IOException if answers cannot be kept
     */
    StudyResult run(StudySetting setting) throws IOException;
}
