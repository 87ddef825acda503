package dev.muster.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.rules.Evaluator;
import dev.muster.rules.Judgement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case folder is judged as it says. */
class CaseFoldersTest {

    static Stream<CaseFolder> cases() {
        return CaseFolder.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theControlSaysWhatTheCaseExpects(CaseFolder folder) {
        Evaluator evaluator = Judgement.EVALUATOR;

        assertThat(folder.judged(
                        evaluator.evaluate(folder.snapshot(), folder.parameters(evaluator.catalogue()), folder.at())))
                .as("%s: %s", folder, folder.claim())
                .isEqualTo(folder.expected());
    }
}
