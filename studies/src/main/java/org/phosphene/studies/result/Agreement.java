package org.phosphene.studies.result;

import java.util.List;

/** How often a study's findings point the way the paper's do. */
final class Agreement {
    private Agreement() {}

    /** In words, counting the findings of which something was expected. */
    static String of(StudyReport report) {
        List<Finding> judged = report.findings().stream()
                .filter(finding -> finding.agreeing().isPresent())
                .toList();
        if (judged.isEmpty()) {
            return "nothing judged";
        }
        long same = judged.stream()
                .filter(finding -> finding.agreeing().get() == finding.ours().size())
                .count();
        return same + " of " + judged.size() + " in the same direction";
    }
}
