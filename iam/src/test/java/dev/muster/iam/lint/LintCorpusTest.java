package dev.muster.iam.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.lint.check.LintCatalogue;
import dev.muster.iam.lint.check.LintCode;
import dev.muster.iam.lint.check.LintFinding;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintCorpusTest {

    private static final Linter LINTER = new Linter(ServiceReference.load());

    static List<LintCase> cases() {
        return LintCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCodeIsFoundWhereItIsAndNotWhereItIsNot(LintCase lintCase) {
        assertThat(lintCase.finds()).isNotEmpty();
        assertThat(lintCase.passes()).isNotEmpty();
        for (LintCase.Document document : lintCase.finds()) {
            assertThat(lint(lintCase, document))
                    .as(document.text())
                    .filteredOn(finding -> finding.code().code().equals(lintCase.code()))
                    .extracting(finding -> finding.path().toString())
                    .containsExactly(document.path());
        }
        for (LintCase.Document document : lintCase.passes()) {
            assertThat(lint(lintCase, document))
                    .as(document.text())
                    .extracting(finding -> finding.code().code())
                    .doesNotContain(lintCase.code());
        }
    }

    @Test
    void corpusAndCatalogueAreOneSet() {
        assertThat(cases().stream().map(LintCase::code))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(LintCatalogue.load().codes().stream()
                        .map(LintCode::code)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFindingSaysWhatIsWrongAndWhatToDoAndWhere(LintCase lintCase) {
        for (LintCase.Document document : lintCase.finds()) {
            for (LintFinding finding : lint(lintCase, document)) {
                assertThat(finding.message()).isNotBlank();
                assertThat(finding.fix()).isNotBlank();
                assertThat(finding.position() != null || finding.code().code().equals("not-utf-8"))
                        .isTrue();
            }
        }
    }

    private static List<LintFinding> lint(LintCase lintCase, LintCase.Document document) {
        return LINTER.lint(PolicyReading.of(document.text()), lintCase.type());
    }
}
