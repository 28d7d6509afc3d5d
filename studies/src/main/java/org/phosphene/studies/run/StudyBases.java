package org.phosphene.studies.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.phosphene.data.DataException;
import org.phosphene.data.DataSet;
import org.phosphene.data.Split;
import org.phosphene.data.basis.BasisFile;
import org.phosphene.data.basis.BuiltInBases;
import org.phosphene.gabor.GaborPca;
import org.phosphene.stimulus.GaborNoise;
import org.phosphene.stimulus.LabelledImages;

/**
 * Gabor-PCA noise for studies. The bases of grey images are built in; that of a set of coloured ones is fitted to its training
 * images once and kept beside the answers.
 */
public final class StudyBases {
    private final StudySetting setting;
    private final Protocol protocol;

    StudyBases(StudySetting setting, Protocol protocol) {
        this.setting = setting;
        this.protocol = protocol;
    }

    /**
     * The noise with the statistics of a set.
     *
     * @return empty if there is neither a basis nor the images in a quick study, which the protocol then says
     * @throws DataException if there is neither in another one, or what lies at the basis's place is none of such images
     */
    public Optional<GaborNoise> noise(DataSet set) throws IOException {
        return basis(set).map(file -> new GaborNoise(file.basis(), set.id(), file.sha256()));
    }

    private Optional<BasisFile> basis(DataSet set) throws IOException {
        if (BuiltInBases.names().contains(set.id())) {
            return Optional.of(BuiltInBases.of(set.id()));
        }
        Path file = setting.folder().resolve("gabor-" + set.id() + ".safetensors");
        if (Files.exists(file)) {
            BasisFile kept = BasisFile.read(file);
            if (!kept.basis().shape().equals(set.shape())) {
                throw new DataException(file + ": a basis of images of "
                        + kept.basis().shape() + ", not of " + set.shape() + "; take it away and it is made anew");
            }
            return Optional.of(kept);
        }
        Optional<LabelledImages> images = setting.images(protocol).load(set, Split.TRAIN);
        return images.isPresent() ? Optional.of(fitted(file, set, images.get())) : Optional.empty();
    }

    private BasisFile fitted(Path file, DataSet set, LabelledImages images) throws IOException {
        Files.createDirectories(setting.folder());
        setting.watch().say("Gabor-PCA basis of " + set.id() + ", fitted once: takes a minute or two");
        int components = GaborPca.components(set.shape());
        GaborPca pca = GaborPca.fit(images, components, GaborPca.ALPHA, "phosphene paper");
        return BasisFile.write(file, pca.basis());
    }
}
