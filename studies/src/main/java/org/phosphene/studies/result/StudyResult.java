package org.phosphene.studies.result;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What a study found, with its pictures.
 *
 * @param report the numbers
 * @param images one for each caption of the report, in the same order
 */
public record StudyResult(StudyReport report, List<BufferedImage> images) {
    public StudyResult {
        images = List.copyOf(images);
        if (images.size() != report.figures().size()) {
            throw new IllegalArgumentException(
                    images.size() + " pictures for " + report.figures().size() + " captions");
        }
    }
}
