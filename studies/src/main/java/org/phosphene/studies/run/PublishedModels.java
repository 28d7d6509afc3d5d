package org.phosphene.studies.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.phosphene.data.DataException;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.stimulus.Shape;

/** Models of other makers, in a folder that the user names. */
public final class PublishedModels {
    /** Name of SqueezeNet 1.0 in studies. */
    public static final String SQUEEZENET = "squeezenet1.0";

    private static final String FILE = "imagenet/squeezenet1.0.onnx";

    private final Optional<Path> folder;
    private final boolean quick;
    private final Protocol protocol;

    PublishedModels(Optional<Path> folder, boolean quick, Protocol protocol) {
        this.folder = folder;
        this.quick = quick;
        this.protocol = protocol;
    }

    /**
     * SqueezeNet 1.0 for ImageNet (Caffe's weights), whose file leaves height and width open.
     *
     * @param shape of the images that it shall be shown
     * @return empty if it is not at hand in a quick study, which the protocol then says
     * @throws DataException if it is not at hand in another one
     * @throws org.phosphene.onnx.ModelException if the file is no model of such images
     */
    public Optional<PublishedModel> squeezenet(Shape shape) {
        Optional<Path> file = folder.map(place -> place.resolve(FILE)).filter(Files::isRegularFile);
        if (file.isPresent()) {
            OnnxModel model = OnnxModel.open(file.get(), new OnnxModel.Choices(shape, null));
            return Optional.of(new PublishedModel(SQUEEZENET, model, Preprocessing.Preset.CAFFE.preprocessing()));
        }
        String need = "SqueezeNet 1.0 as " + FILE + ", in "
                + folder.map(place -> place + " where it is not")
                        .orElse("a folder that --models or PHOSPHENE_MODELS names");
        if (!quick) {
            throw new DataException(need);
        }
        protocol.need(need);
        return Optional.empty();
    }
}
