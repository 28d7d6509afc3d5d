package org.phosphene.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.phosphene.cli.LayersCommand.Field;
import org.phosphene.cli.LayersCommand.Layer;
import org.phosphene.cli.LayersCommand.Listing;

/** The tensors of a model as a table. */
final class LayersText {
    private static final List<String> HEAD =
            List.of("tensor", "also", "operator", "extents", "kind", "values", "field", "stride", "offset");
    /** The columns from here on stand on the right. */
    private static final int NUMBERS = 5;

    private LayersText() {}

    static List<String> lines(Listing listing) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        listing.tensors().forEach(layer -> cells.add(cells(layer)));
        List<String> lines = new ArrayList<>();
        lines.add(listing.model() + ", images of " + listing.image() + "  (sha256 "
                + listing.sha256().substring(0, 16) + ")");
        lines.add("");
        lines.addAll(aligned(cells));
        List<String> reasons = listing.tensors().stream()
                .filter(layer -> !layer.field().reason().isEmpty())
                .map(layer -> layer.field().reason())
                .distinct()
                .toList();
        if (!reasons.isEmpty()) {
            lines.add("");
            reasons.forEach(reason -> lines.add("* taken to be the whole image: " + reason));
        }
        // names come from the file: nothing in them may steer a terminal
        lines.replaceAll(line -> line.replaceAll("\\p{Cntrl}", "?"));
        return lines;
    }

    private static List<String> cells(Layer layer) {
        Field field = layer.field();
        String whole = field.reason().isEmpty() ? "whole" : "whole *";
        return List.of(
                layer.name(),
                String.join(", ", layer.otherNames()),
                layer.operator(),
                layer.extents().stream().map(String::valueOf).collect(Collectors.joining("x")),
                layer.kind().replace("maps_last", "maps last"),
                Integer.toString(layer.values()),
                field.whole() ? whole : pair(field.size()),
                field.whole() ? "" : pair(field.stride()),
                field.whole() ? "" : pair(field.offset()));
    }

    /** Rows, then columns; one number where they are equal. */
    private static String pair(List<Integer> numbers) {
        return numbers.get(0).equals(numbers.get(1))
                ? numbers.get(0).toString()
                : numbers.get(0) + "," + numbers.get(1);
    }

    private static List<String> aligned(List<List<String>> cells) {
        int[] widths = new int[HEAD.size()];
        for (List<String> line : cells) {
            for (int c = 0; c < line.size(); c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        }
        return cells.stream().map(line -> aligned(line, widths)).toList();
    }

    private static String aligned(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < line.size(); c++) {
            String space = " ".repeat(widths[c] - line.get(c).length());
            text.append(c == 0 ? "" : "  ").append(c < NUMBERS ? line.get(c) + space : space + line.get(c));
        }
        return text.toString().stripTrailing();
    }
}
