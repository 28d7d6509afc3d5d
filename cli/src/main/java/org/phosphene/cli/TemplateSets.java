package org.phosphene.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phosphene.data.DataSource;
import org.phosphene.data.Split;
import org.phosphene.estimate.ClassificationImages;
import org.phosphene.onnx.LinearWeights;
import org.phosphene.onnx.OnnxModel;
import org.phosphene.onnx.Preprocessing;
import org.phosphene.report.TemplateReport;
import org.phosphene.stimulus.LabelledImages;
import org.phosphene.template.Rule;
import org.phosphene.template.TemplateClassifier;
import org.phosphene.template.Templates;
import org.phosphene.trial.Plan;
import org.phosphene.whiten.WhitenedImages;
import org.phosphene.zoo.BuiltInModel;

/**
 * The sets of templates that images are matched with.
 *
 * @param sets in the order in which they are shown
 * @param origins where those come from that are not of the run, as key and value
 */
record TemplateSets(List<Templates> sets, Map<String, String> origins) {
    /**
     * What stands beside the maps of a run: mean images, where the data set has images to learn from, and weights.
     *
     * @param linear a linear classifier, or null
     */
    static TemplateSets beside(Plan plan, DataSource source, Path linear) {
        List<Templates> sets = new ArrayList<>();
        Map<String, String> origins = new LinkedHashMap<>();
        if (!(source instanceof DataSource.Published published)
                || !published.set().files(Split.TRAIN).isEmpty()) {
            LabelledImages train = source.load(Split.TRAIN, plan.stimulus().shape());
            Templates means = Templates.ofMeans(train, plan.classes());
            sets.add(means);
            origins.put(means.name(), train.name());
            origins.put(means.name() + ".sha256", train.sha256());
        }
        if (linear != null) {
            OnnxModel model = open(linear, plan);
            Templates weights = LinearWeights.of(model, Preprocessing.of(0, 1)).templates();
            sets.add(weights);
            origins.put(weights.name(), model.name());
            origins.put(weights.name() + ".sha256", model.sha256());
        }
        return new TemplateSets(sets, origins);
    }

    /** The maps of a run, and whitened where their noise is correlated. */
    static List<Templates> of(ClassificationImages maps, Optional<WhitenedImages> whitened) {
        List<Templates> sets = new ArrayList<>(List.of(Templates.ofMaps(maps)));
        whitened.ifPresent(white -> sets.add(Templates.ofRows("whitened maps", white.shape(), white.rows())));
        return sets;
    }

    private static OnnxModel open(Path linear, Plan plan) {
        OnnxModel.Choices choices = new OnnxModel.Choices(plan.stimulus().shape(), null);
        Optional<BuiltInModel> builtIn = BuiltInModel.of(linear);
        OnnxModel model = builtIn.map(it -> it.open(choices)).orElseGet(() -> OnnxModel.open(linear, choices));
        if (model.contract().classes() != plan.classes()) {
            throw new UsageException("--linear " + linear + " has "
                    + model.contract().classes() + " classes, the run " + plan.classes());
        }
        return model;
    }

    /** These after others. */
    TemplateSets after(List<Templates> first) {
        List<Templates> all = new ArrayList<>(first);
        all.addAll(sets);
        return new TemplateSets(all, origins);
    }

    /** What each set does under each rule. */
    List<TemplateReport.Result> classify(LabelledImages images) {
        List<TemplateReport.Result> results = new ArrayList<>();
        for (Templates templates : sets) {
            for (Rule rule : Rule.values()) {
                results.add(new TemplateReport.Result(
                        templates.name(),
                        rule,
                        TemplateClassifier.of(templates, rule).classify(images)));
            }
        }
        return results;
    }

    /** What fixes the results beside the run: the images that are classified, and the origins. */
    Map<String, String> sources(LabelledImages images) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("images", images.name());
        sources.put("images.sha256", images.sha256());
        sources.putAll(origins);
        return sources;
    }
}
