package org.phosphene.studies.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.phosphene.data.DataException;
import org.phosphene.data.DataFolder;
import org.phosphene.data.DataSet;
import org.phosphene.data.Presence;
import org.phosphene.data.Split;
import org.phosphene.data.digits.SyntheticDigits;
import org.phosphene.stimulus.LabelledImages;

/**
 * The images that studies need. In a quick study digits that are made by code stand in for MNIST's where those are not at
 * hand, and the protocol says so.
 */
public final class StudyImages {
    private static final int STAND_INS = 6000;
    private static final long TRAIN_SEED = 1;
    private static final long TEST_SEED = 2;

    private final DataFolder folder;
    private final boolean quick;
    private final Protocol protocol;

    StudyImages(DataFolder folder, boolean quick, Protocol protocol) {
        this.folder = folder;
        this.quick = quick;
        this.protocol = protocol;
    }

    /**
     * The images of a split; empty if they are not at hand in a quick study, which the protocol then says.
     *
     * @throws DataException if they are not at hand in another one, or not as published
     */
    public Optional<LabelledImages> load(DataSet set, Split split) {
        if (folder.presence(set) == Presence.COMPLETE || !quick) {
            return Optional.of(folder.load(set, split));
        }
        if (set == DataSet.MNIST) {
            protocol.remark(
                    "Digits that are made by code stand in for MNIST's, which are not at hand (" + remedy(set) + ").");
            return Optional.of(SyntheticDigits.of(STAND_INS, split == Split.TRAIN ? TRAIN_SEED : TEST_SEED));
        }
        protocol.need(set.about() + " of " + set.id() + ": " + remedy(set));
        return Optional.empty();
    }

    /** The names of the classes; their numbers where the names are part of data that is not at hand. */
    public List<String> classNames(DataSet set) {
        return folder.presence(set) == Presence.COMPLETE
                ? folder.classNames(set)
                : set.classNames().orElseGet(() -> IntStream.range(0, set.classes())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private String remedy(DataSet set) {
        return set.isPublic() ? "'phosphene data fetch " + set.id() + "'" : folder.remedy(set);
    }
}
