package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins steps that oneDNN does in one pass: sums and activations with the layer before them. The values stay the same. */
final class Fusion {
    private Fusion() {}

    static Graph of(Graph graph) {
        return PatchLayers.of(withActivations(withSums(graph)));
    }

    /** A sum with a convolution that nothing else takes becomes a part of the later of its two convolutions. */
    private static Graph withSums(Graph graph) {
        Map<String, Integer> uses = graph.uses();
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> made = new HashMap<>();
        for (Step step : graph.steps()) {
            Step joined = step;
            if (step instanceof Step.Sum sum) {
                int left = made.getOrDefault(sum.left(), -1);
                int right = made.getOrDefault(sum.right(), -1);
                int later = Math.max(left, right);
                String other = later == left ? sum.right() : sum.left();
                if (later >= 0
                        && steps.get(later) instanceof Step.Convolution conv
                        && conv.added().isEmpty()
                        && uses.get(conv.output()) == 1) {
                    joined = new Step.Convolution(
                            conv.input(),
                            sum.output(),
                            conv.weights(),
                            conv.bias(),
                            conv.window(),
                            conv.groups(),
                            Optional.of(other),
                            Optional.empty());
                    steps.set(later, null);
                }
            }
            made.put(joined.output(), steps.size());
            steps.add(joined);
        }
        steps.removeIf(step -> step == null);
        return graph.withSteps(steps);
    }

    private static Graph withActivations(Graph graph) {
        Map<String, Integer> uses = graph.uses();
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> made = new HashMap<>();
        for (Step step : graph.steps()) {
            if (step instanceof Step.Activate activate
                    && made.containsKey(activate.input())
                    && uses.get(activate.input()) == 1) {
                int at = made.get(activate.input());
                Optional<Step> joined = with(steps.get(at), activate);
                if (joined.isPresent()) {
                    steps.set(at, joined.get());
                    made.put(activate.output(), at);
                    continue;
                }
            }
            made.put(step.output(), steps.size());
            steps.add(step);
        }
        return graph.withSteps(steps);
    }

    private static Optional<Step> with(Step step, Step.Activate then) {
        Optional<Activation> activation = Optional.of(then.activation());
        if (step instanceof Step.Convolution c && c.activation().isEmpty()) {
            return Optional.of(new Step.Convolution(
                    c.input(), then.output(), c.weights(), c.bias(), c.window(), c.groups(), c.added(), activation));
        }
        if (step instanceof Step.Dense d && d.activation().isEmpty()) {
            return Optional.of(new Step.Dense(d.input(), then.output(), d.weights(), d.bias(), activation));
        }
        if (step instanceof Step.Sum s && s.activation().isEmpty()) {
            return Optional.of(new Step.Sum(s.left(), s.right(), then.output(), activation));
        }
        return Optional.empty();
    }
}
