package org.phosphene.data.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.phosphene.data.DataException;
import org.phosphene.stimulus.GaborBasis;
import org.phosphene.stimulus.Shape;

/**
 * A basis as named tensors: {@code images} (channels x components x rows x columns), {@code low}, {@code high} and
 * {@code explained} (channels x components), and where it comes from as texts.
 */
final class BasisForm {
    private static final String FORMAT = "phosphene gabor-pca 1";

    private BasisForm() {}

    static SafeTensors tensors(GaborBasis basis) {
        Shape shape = basis.shape();
        List<Integer> few = List.of(shape.channels(), basis.components());
        List<Integer> all = List.of(shape.channels(), basis.components(), shape.height(), shape.width());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("images", stacked(basis, all, GaborBasis.Channel::images));
        tensors.put("low", stacked(basis, few, GaborBasis.Channel::low));
        tensors.put("high", stacked(basis, few, GaborBasis.Channel::high));
        tensors.put("explained", stacked(basis, few, GaborBasis.Channel::explained));
        GaborBasis.Origin origin = basis.origin();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("format", FORMAT);
        texts.put("data", origin.data());
        texts.put("data.images", Integer.toString(origin.images()));
        texts.put("data.sha256", origin.sha256());
        texts.put("alpha", Double.toString(origin.alpha()));
        texts.put("wavelets", Integer.toString(origin.wavelets()));
        texts.put("maker", origin.maker());
        return new SafeTensors(texts, tensors);
    }

    private static Tensor stacked(GaborBasis basis, List<Integer> extents, Function<GaborBasis.Channel, float[]> part) {
        float[] values = new float[(int) Tensor.size(extents)];
        int size = values.length / basis.channels().size();
        for (int c = 0; c < basis.channels().size(); c++) {
            System.arraycopy(part.apply(basis.channels().get(c)), 0, values, c * size, size);
        }
        return new Tensor(extents, values);
    }

    /**
     * The basis that tensors stand for.
     *
     * @param file for messages
     * @throws DataException if they stand for none
     */
    static GaborBasis basis(String file, SafeTensors from) {
        if (!FORMAT.equals(from.texts().get("format"))) {
            throw new DataException(file + ": format '" + from.texts().get("format") + "', expected '" + FORMAT + "'");
        }
        if (from.tensors().size() != 4) {
            throw new DataException(file + ": tensors " + from.tensors().keySet()
                    + ", expected images, low, high and explained and no others");
        }
        Tensor images = tensor(file, from, "images");
        List<Integer> extents = images.extents();
        if (extents.size() != 4 || images.values().length == 0) {
            throw new DataException(file + ": tensor 'images': extents " + extents
                    + ", expected channels, components, rows and columns, each at least 1");
        }
        List<Integer> few = extents.subList(0, 2);
        Tensor low = tensor(file, from, "low", few);
        Tensor high = tensor(file, from, "high", few);
        Tensor explained = tensor(file, from, "explained", few);
        try {
            List<GaborBasis.Channel> channels = new ArrayList<>();
            for (int c = 0; c < extents.get(0); c++) {
                channels.add(new GaborBasis.Channel(part(images, c), part(low, c), part(high, c), part(explained, c)));
            }
            return new GaborBasis(
                    Shape.of(extents.get(0), extents.get(2), extents.get(3)), channels, origin(from.texts()));
        } catch (NumberFormatException e) {
            throw new DataException(
                    file + ": data.images, alpha and wavelets must be numbers (" + e.getMessage() + ")", e);
        } catch (IllegalArgumentException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }

    private static GaborBasis.Origin origin(Map<String, String> texts) {
        return new GaborBasis.Origin(
                text(texts, "data"),
                Integer.parseInt(text(texts, "data.images")),
                text(texts, "data.sha256"),
                Double.parseDouble(text(texts, "alpha")),
                Integer.parseInt(text(texts, "wavelets")),
                text(texts, "maker"));
    }

    private static String text(Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no '" + key + "' in its " + SafeTensors.TEXTS);
        }
        return text;
    }

    private static Tensor tensor(String file, SafeTensors from, String name) {
        Tensor tensor = from.tensors().get(name);
        if (tensor == null) {
            throw new DataException(file + ": no tensor '" + name + "'");
        }
        return tensor;
    }

    private static Tensor tensor(String file, SafeTensors from, String name, List<Integer> extents) {
        Tensor tensor = tensor(file, from, name);
        if (!tensor.extents().equals(extents)) {
            throw new DataException(file + ": tensor '" + name + "': extents " + tensor.extents() + ", expected "
                    + extents + " as 'images' has them");
        }
        return tensor;
    }

    private static float[] part(Tensor tensor, int channel) {
        int size = tensor.values().length / tensor.extents().get(0);
        return Arrays.copyOfRange(tensor.values(), channel * size, (channel + 1) * size);
    }
}
