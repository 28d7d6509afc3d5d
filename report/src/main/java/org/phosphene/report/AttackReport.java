package org.phosphene.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.phosphene.attack.AttackAnswers;
import org.phosphene.attack.Contender;
import org.phosphene.attack.Ledger;
import org.phosphene.attack.Walks;
import org.phosphene.stimulus.Shape;

/**
 * What attacks with maps did.
 *
 * @param title what was attacked, for example the model's name
 * @param caption what was shown, in one line
 * @param names of the classes
 * @param panels the paper's attack, one for each pattern and kind of stimulus
 * @param examples rows of pictures
 * @param contest other attacks beside it, if they were asked for
 * @param ledger what the model was asked
 * @param provenance where it comes from; its specification is all that fixes the result
 */
public record AttackReport(
        String title,
        String caption,
        List<String> names,
        List<Panel> panels,
        List<Row> examples,
        Optional<Contest> contest,
        Ledger ledger,
        Provenance provenance) {
    /**
     * One pattern in one kind of stimulus under all gammas.
     *
     * @param name as in {@code images + maps}
     */
    public record Panel(String name, AttackAnswers answers) {}

    /**
     * Pictures of one gamma.
     *
     * @param heading over the row; empty for a row that goes on with the one before
     * @param label beside the row
     */
    public record Row(String heading, String label, Shape shape, List<Picture> pictures) {
        public Row {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * An attacked stimulus.
     *
     * @param values 0 black to 1 white
     * @param title over it
     * @param said what the observer says of it, in words
     */
    @SuppressWarnings("ArrayRecordComponent") // a picture
    public record Picture(float[] values, String title, String said) {}

    /**
     * Attacks at the same L2 norm of what is added, on the same images.
     *
     * @param lengths L2 norms
     * @param contenders with one pattern for all images
     * @param walks HopSkipJump, which asks for each image anew
     * @param milestones numbers of questions for each image at which the walks are looked at
     */
    public record Contest(List<Double> lengths, List<Contender> contenders, Walks walks, List<Long> milestones) {
        public Contest {
            lengths = List.copyOf(lengths);
            contenders = List.copyOf(contenders);
            milestones = List.copyOf(milestones);
        }
    }

    /**
     * @throws IllegalArgumentException if nothing was attacked
     */
    public AttackReport {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(contest, "contest");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(provenance, "provenance");
        names = List.copyOf(names);
        panels = List.copyOf(panels);
        examples = List.copyOf(examples);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("nothing was attacked");
        }
    }
}
