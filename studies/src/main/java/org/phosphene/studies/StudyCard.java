package org.phosphene.studies;

import java.util.List;
import org.phosphene.data.DataSet;

/**
 * What a study is.
 *
 * @param id as in {@code fig2}
 * @param title in a few words
 * @param shows what the figure or table shows in the paper
 * @param networks names of those that it looks at
 * @param data sets that it cannot do without; a quick study gets along without them as far as it can
 */
public record StudyCard(String id, String title, String shows, List<String> networks, List<DataSet> data) {
    public StudyCard {
        networks = List.copyOf(networks);
        data = List.copyOf(data);
    }
}
