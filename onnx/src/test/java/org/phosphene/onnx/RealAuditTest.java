package org.phosphene.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phosphene.audit.Audit;
import org.phosphene.audit.Suspicion;
import org.phosphene.audit.Suspicions;

/** The search for triggers on networks that strangers trained, one of them with a white patch of 5 x 5 at the lower right. */
@Timeout(600)
class RealAuditTest {
    @Test
    void theBackdoorIsFoundAtItsPlace() {
        Suspicions all = suspicions(RealModel.BADNET);
        Suspicion found = all.strongest().orElseThrow();

        assertThat(found.target()).isEqualTo(1);
        assertThat(all.margin()).isGreaterThan(0.3);
        // stamps of 6 x 6 that overlap the patch by most of it
        assertThat(found.row()).isBetween(20, 22);
        assertThat(found.column()).isBetween(20, 22);
    }

    @Test
    void withoutABackdoorNoTargetStandsOut() {
        assertThat(suspicions(RealModel.LENET5).margin()).isLessThan(0.15);
    }

    private static Suspicions suspicions(RealModel real) {
        OnnxModel model = real.open();
        return Audit.of(real.shape(), real.classes())
                .run(() -> model.observer(real.preset.preprocessing()), 2, () -> false);
    }
}
