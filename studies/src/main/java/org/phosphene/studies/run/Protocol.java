package org.phosphene.studies.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.phosphene.studies.result.RunSource;

/** Written while a study is made: which runs it took, what a reader must know, and what was missing. */
public final class Protocol {
    private final Set<RunSource> runs = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> needs = new LinkedHashSet<>();

    void run(RunSource source) {
        runs.add(source);
    }

    /** Says something that a reader must know, once. */
    public void remark(String line) {
        remarks.add(line);
    }

    /** Says that a part could not be made and what would help. */
    public void need(String line) {
        needs.add(line);
    }

    public List<RunSource> runs() {
        return new ArrayList<>(runs);
    }

    public List<String> remarks() {
        return new ArrayList<>(remarks);
    }

    public List<String> needs() {
        return new ArrayList<>(needs);
    }
}
