package org.phosphene.onnx.network;

import java.util.List;
import java.util.Map;
import org.phosphene.observer.ObserverException;
import org.phosphene.onnx.GraphSession;
import org.phosphene.onnx.GraphSession.Values;
import org.phosphene.triggered.Responses;

/** Units that are shown no more of an image than they see. */
final class PatchUnits implements Responses {
    private final ImageSource image;
    private final Patch patch;
    private final int all;
    private final List<Integer> maps;
    private final GraphSession session;

    /**
     * Opens a session.
     *
     * @param all how many maps the tensor has
     * @param maps which of them respond
     */
    PatchUnits(Network network, Patch patch, int all, List<Integer> maps) {
        this.image = network.image();
        this.patch = patch;
        this.all = all;
        this.maps = maps;
        session = GraphSession.of(network.name(), patch.model());
    }

    @Override
    public int units() {
        return maps.size();
    }

    @Override
    public void of(float[] stimuli, int count, float[] responses) {
        Values whole = image.values(stimuli, count);
        Values read = session.run(Map.of(image.input(), cut(whole, count)), List.of(patch.output()))
                .get(patch.output());
        if (read.values().length != count * all) {
            throw new ObserverException("tensor '" + patch.output() + "' came with " + read.values().length
                    + " values for " + count + " images, expected " + all + " each");
        }
        for (int t = 0; t < count; t++) {
            for (int u = 0; u < maps.size(); u++) {
                responses[t * maps.size() + u] = read.values()[t * all + maps.get(u)];
            }
        }
    }

    private Values cut(Values whole, int count) {
        Window window = patch.window();
        int channels = (int) whole.extents()[1];
        int height = (int) whole.extents()[2];
        int width = (int) whole.extents()[3];
        float[] cut = new float[count * channels * window.height() * window.width()];
        int at = 0;
        for (int plane = 0; plane < count * channels; plane++) {
            for (int r = 0; r < window.height(); r++) {
                int from = (plane * height + window.top() + r) * width + window.left();
                System.arraycopy(whole.values(), from, cut, at, window.width());
                at += window.width();
            }
        }
        return new Values(new long[] {count, channels, window.height(), window.width()}, cut);
    }

    @Override
    public void close() {
        session.close();
    }
}
