package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phosphene.audit.Audit;
import org.phosphene.audit.AuditResult;
import org.phosphene.audit.Trigger;

/** The search for triggers on networks that strangers trained, one of them with a white patch of 5 x 5 at the lower right. */
@Timeout(600)
class RealAuditTest {
    @Test
    void theBackdoorIsFoundAtItsPlace() {
        AuditResult result = result(RealModel.BADNET);
        Trigger found = result.trigger();

        assertThat(found.target()).isEqualTo(1);
        assertThat(found.boundTo()).isEmpty();
        assertThat(result.score()).isGreaterThan(0.3);
        // a part of the patch may do on exemplars, a single row of it
        assertThat(found.row()).isBetween(21, 27);
        assertThat(found.row() + found.shape().height()).isLessThanOrEqualTo(28);
        assertThat(found.column()).isBetween(21, 27);
    }

    @Test
    void withoutABackdoorNoTargetStandsOut() {
        assertThat(result(RealModel.LENET5).score()).isLessThan(0.15);
    }

    private static AuditResult result(RealModel real) {
        OnnxModel model = real.open();
        return Audit.of(real.shape(), real.classes())
                .onNoise(() -> model.observer(real.preset.preprocessing()), Audit.Working.with(2));
    }
}
