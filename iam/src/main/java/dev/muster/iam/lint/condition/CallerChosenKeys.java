package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.List;

/**
 * Keys whose values the caller sends as a header, and so chooses.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer">aws:referer</a>
 *     and aws:UserAgent: unauthorized parties can provide any value; do not use them to prevent access
 */
final class CallerChosenKeys implements Check {

    private static final List<String> HEADERS = List.of("aws:referer", "aws:UserAgent");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (String header : HEADERS) {
                statement
                        .conditions(header)
                        .forEach(condition -> findings.add(
                                "caller-chosen-key",
                                condition.path(),
                                "the caller sends whatever `" + condition.key() + "` is to be"));
            }
        }
    }
}
