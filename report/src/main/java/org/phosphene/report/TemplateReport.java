package org.phosphene.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.phosphene.template.Confusion;
import org.phosphene.template.Rule;

/**
 * How well templates classify real images.
 *
 * @param title what was looked at, for example the model's name
 * @param images name of the images that were classified
 * @param names of the classes, one for each
 * @param results one for each set of templates and rule, those of one set in a row and in the same order of rules
 * @param sources what else fixes the result as key and value: the images' checksum, where other templates come from
 * @param provenance where the maps come from
 */
public record TemplateReport(
        String title,
        String images,
        List<String> names,
        List<Result> results,
        Map<String, String> sources,
        Provenance provenance) {
    /**
     * What one set of templates did under one rule.
     *
     * @param templates their name
     */
    public record Result(String templates, Rule rule, Confusion confusion) {}

    /**
     * @throws IllegalArgumentException if there is no result, or one is of another number of classes than there are names
     */
    public TemplateReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(provenance, "provenance");
        names = List.copyOf(names);
        results = List.copyOf(results);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no results");
        }
        for (Result result : results) {
            if (result.confusion().classes() != names.size()) {
                throw new IllegalArgumentException(
                        names.size() + " class names for " + result.confusion().classes() + " classes");
            }
        }
    }

    /** The results of each set of templates. */
    Map<String, List<Result>> byTemplates() {
        return results.stream()
                .collect(Collectors.groupingBy(Result::templates, LinkedHashMap::new, Collectors.toList()));
    }

    /** The rules in the order of the results. */
    List<Rule> rules() {
        return results.stream().map(Result::rule).distinct().toList();
    }

    /** What fixes the result. */
    Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        provenance.spec().forEach((key, value) -> identity.put(Legible.text(key), Legible.text(value)));
        identity.put("answers.sha256", Legible.text(provenance.answersSha256()));
        sources.forEach((key, value) -> identity.put(Legible.text(key), Legible.text(value)));
        return identity;
    }

    /** One line that says what was done. */
    String caption() {
        Confusion first = results.get(0).confusion();
        Map<String, String> spec = provenance.spec();
        return "Maps of " + Wording.count(Long.parseLong(spec.get("trials"))) + " trials of "
                + Legible.text(spec.get("stimulus.noise")) + " noise; " + Wording.count(first.images()) + " images of "
                + Legible.text(images) + ", "
                + Wording.count(first.classes()) + " classes, chance " + Wording.percent(first.chance());
    }
}
