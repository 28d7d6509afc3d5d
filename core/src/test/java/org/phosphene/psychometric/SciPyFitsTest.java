package org.phosphene.psychometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phosphene.ReferenceNumbers;

/** Fits against those of SciPy's optimisers (fits.py), to 1e-3. */
class SciPyFitsTest {
    private static final ReferenceNumbers SCIPY = ReferenceNumbers.of(SciPyFitsTest.class, "fits.txt");

    static Stream<String> cases() {
        return SCIPY.names().stream()
                .filter(name -> name.endsWith(".fit"))
                .map(name -> name.substring(0, name.length() - ".fit".length()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheMostLikelyFunction(String name) {
        PsychometricData data = new PsychometricData(
                SCIPY.reals(name + ".levels"), SCIPY.integers(name + ".given"), SCIPY.integers(name + ".asked"));
        double[] limits = SCIPY.reals(name + ".limits");
        PsychometricModel model = new PsychometricModel(
                Sigmoid.of(name.substring(0, name.indexOf('.'))),
                Asymptote.within(limits[0], limits[1]),
                Asymptote.within(limits[2], limits[3]));
        PsychometricFunction function = MaximumLikelihood.of(model, data);
        double[] found = {
            function.threshold(),
            function.width(),
            function.slope(),
            function.guess(),
            function.lapse(),
            function.deviance(data)
        };
        double[] expected = SCIPY.reals(name + ".fit");
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as(name + " number " + i).isCloseTo(expected[i], within(1e-3));
        }
    }
}
