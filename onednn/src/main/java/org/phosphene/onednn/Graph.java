package org.phosphene.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network as steps in an order in which each finds what it takes.
 *
 * @param input name of the tensor with the images
 * @param inputExtents its extents
 * @param output name of the tensor with the scores
 * @param steps what is computed; each tensor is made once
 * @param extents of each tensor
 */
record Graph(String input, long[] inputExtents, String output, List<Step> steps, Map<String, long[]> extents) {
    Graph {
        steps = List.copyOf(steps);
        extents = Map.copyOf(extents);
    }

    Graph withSteps(List<Step> others) {
        return new Graph(input, inputExtents, output, others, extents);
    }

    /** The same network for another number of images at once; every tensor has images as its first extent. */
    Graph withBatch(long images) {
        Map<String, long[]> others = new HashMap<>();
        this.extents.forEach((name, all) -> others.put(name, first(all, images)));
        List<Step> changed = steps.stream()
                .map(step -> step instanceof Step.Reshape r
                        ? new Step.Reshape(r.input(), r.output(), first(r.extents(), images))
                        : step)
                .toList();
        return new Graph(input, first(inputExtents, images), output, changed, others);
    }

    private static long[] first(long[] all, long images) {
        long[] changed = all.clone();
        changed[0] = images;
        return changed;
    }

    /** Values of the largest tensor for one image. */
    long largest() {
        return extents.values().stream()
                .mapToLong(all -> Shapes.product(all) / all[0])
                .max()
                .orElse(1);
    }

    /** How often each tensor is taken, the scores once more. */
    Map<String, Integer> uses() {
        Map<String, Integer> uses = new HashMap<>();
        uses.merge(output, 1, Integer::sum);
        for (Step step : steps) {
            step.inputs().forEach(name -> uses.merge(name, 1, Integer::sum));
        }
        return uses;
    }

    /** The scores, and what they are made of without any further layer: pooled, added, seen in other extents. */
    Set<String> afterLayers() {
        Set<String> late = new HashSet<>(Set.of(output));
        for (int s = steps.size() - 1; s >= 0; s--) {
            if (late.contains(steps.get(s).output()) && !steps.get(s).isLayer()) {
                late.addAll(steps.get(s).inputs());
            }
        }
        return late;
    }

    /** Without steps that nothing depends on. */
    Graph pruned() {
        Set<String> wanted = new HashSet<>(Set.of(output));
        List<Step> kept = new ArrayList<>();
        for (int s = steps.size() - 1; s >= 0; s--) {
            if (wanted.contains(steps.get(s).output())) {
                wanted.addAll(steps.get(s).inputs());
                kept.add(0, steps.get(s));
            }
        }
        return withSteps(kept);
    }
}
