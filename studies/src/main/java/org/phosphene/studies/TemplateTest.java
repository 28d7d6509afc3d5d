package org.phosphene.studies;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phosphene.report.ConfusionPanel;
import org.phosphene.report.figure.ImageTile;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.studies.result.Measured;
import org.phosphene.template.Confusion;
import org.phosphene.template.Rule;
import org.phosphene.template.TemplateClassifier;
import org.phosphene.template.Templates;

/** How well templates classify real images, as a number and as a picture. */
record TemplateTest(LabelledImages images) {
    private static final int SIDE = 560;

    /** The right answers of templates, in percent, with their exact interval. */
    Measured measured(String of, Templates templates, Rule rule) {
        Confusion confusion = TemplateClassifier.of(templates, rule).classify(images);
        Confusion.Interval interval = confusion.interval();
        return Measured.of(of, 100 * confusion.accuracy(), 100 * interval.low(), 100 * interval.high());
    }

    /** The same of the maps of each network; one that has no map at all is left out. */
    List<Measured> maps(NoiseMaps maps, Rule rule) {
        return measured(templates(maps, MapTemplates.PLAIN), rule);
    }

    /** The templates of each network, by its title. */
    static Map<String, Templates> templates(NoiseMaps maps, MapTemplates kind) {
        Map<String, Templates> made = new LinkedHashMap<>();
        maps.byNetwork().forEach((network, run) -> made.put(network.title(), kind.of(run)));
        return made;
    }

    /** The right answers of each network's templates, in percent. */
    List<Measured> measured(Map<String, Templates> byNetwork, Rule rule) {
        List<Measured> all = new ArrayList<>();
        byNetwork.forEach((title, templates) -> all.add(measured(title, templates, rule)));
        return all;
    }

    /** The confusion matrix. */
    ImageTile tile(Templates templates, Rule rule, List<String> names, String title) {
        Confusion confusion = TemplateClassifier.of(templates, rule).classify(images);
        BufferedImage image = ConfusionPanel.image(confusion, names, title, SIDE, SIDE + 40);
        return new ImageTile(image);
    }
}
