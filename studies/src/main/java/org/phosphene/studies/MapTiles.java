package org.phosphene.studies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phosphene.answers.Verdicts;
import org.phosphene.estimate.ClassificationImage;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.report.Pixels;
import org.phosphene.report.Wording;
import org.phosphene.report.figure.MapTile;
import org.phosphene.studies.run.StudyRuns;

/** Maps as panels of a figure, under the titles that the paper gives them. */
final class MapTiles {
    private static final String NONE = "no trials";

    private MapTiles() {}

    /** One panel for each class: its name, the class that the network sees in the map, and its share of the noise. */
    static List<MapTile> of(StudyRuns.Maps maps, List<String> names, int side) {
        ClassificationImages images = maps.images();
        List<MapTile> tiles = new ArrayList<>();
        for (int c = 0; c < images.classes(); c++) {
            double share = (double) images.counts().get(c) / images.trials();
            MapTile tile = of(images.of(c), names.get(c), side).withAside(Wording.percent(share));
            tiles.add(tile.withUnder(seen(maps.verdicts(), c, names)));
        }
        return tiles;
    }

    /** The panel of one class. */
    static MapTile of(Optional<ClassificationImage> image, String name, int side) {
        return image.map(map -> MapTile.of(name, side, pixels(map, side)))
                .orElseGet(() -> MapTile.none(name, side, NONE));
    }

    private static Pixels pixels(ClassificationImage map, int side) {
        int whole = side / map.shape().width() * map.shape().width();
        return map.shape().channels() == 3
                ? Pixels.colour(map).scaled(whole, whole)
                : Pixels.z(map, 0, Pixels.limit(map), whole, whole);
    }

    private static String seen(Verdicts verdicts, int label, List<String> names) {
        int plain = verdicts.plain()[label];
        int stretched = verdicts.stretched()[label];
        if (plain == Verdicts.NONE) {
            return "never answered";
        }
        String said = "seen as " + names.get(plain);
        return plain == stretched ? said : said + "; stretched " + names.get(stretched);
    }

    /** How to read the colours of maps of one channel. */
    static List<String> legend() {
        return List.of(
                "Red: brighter noise goes with this answer; blue: darker noise does. White: the pixel does not matter.",
                "Each map in its own z scale, which 99.5 % of its pixels keep and which never ends below what chance reaches.");
    }
}
