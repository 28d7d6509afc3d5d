package org.phosphene.estimate;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The estimators that keep the contract. */
class EstimatorsTest {
    abstract static class OfClassMeans extends EstimatorContract<ClassMeans> {
        abstract Weighting weighting();

        @Override
        ClassMeans create(Experiment experiment) {
            return ClassMeans.of(experiment.stimulus(), Experiment.CLASSES, weighting());
        }

        @Override
        List<?> results(ClassMeans estimator) {
            List<Object> all = new ArrayList<>();
            all.add(estimator.images());
            all.add(estimator.images().difference(0, 2));
            if (!weighting().needsConfidence()) {
                all.add(estimator.correlation(1));
            }
            return all;
        }
    }

    @Nested
    class Plain extends OfClassMeans {
        @Override
        Weighting weighting() {
            return Weighting.plain();
        }
    }

    @Nested
    class ByConfidence extends OfClassMeans {
        @Override
        Weighting weighting() {
            return Weighting.byConfidence();
        }
    }

    @Nested
    class AtLeast extends OfClassMeans {
        @Override
        Weighting weighting() {
            return Weighting.atLeast(0.6);
        }
    }

    @Nested
    class Counts extends EstimatorContract<AnswerCounts> {
        @Override
        AnswerCounts create(Experiment experiment) {
            return AnswerCounts.of(Experiment.CLASSES);
        }

        @Override
        List<?> results(AnswerCounts estimator) {
            return List.of(estimator.counts(), AnswerCounts.entropy(estimator.counts()));
        }
    }

    @Nested
    class SignalsAndResponses extends EstimatorContract<SignalResponseMeans> {
        @Override
        SignalResponseMeans create(Experiment experiment) {
            return SignalResponseMeans.of(experiment.stimulus(), Experiment.CLASSES);
        }

        @Override
        List<?> results(SignalResponseMeans estimator) {
            List<Object> all = new ArrayList<>();
            for (int answer = 0; answer < Experiment.CLASSES; answer++) {
                all.add(estimator.stimulus(answer));
                for (int signal = 0; signal < 4; signal++) {
                    all.add(estimator.noise(signal, answer));
                }
            }
            all.add(estimator.classificationImage(0, 1));
            all.add(estimator.classificationImage(0, Experiment.NEVER));
            return all;
        }
    }
}
