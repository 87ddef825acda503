package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.List;

/**
 * Keys that mean something only beside another.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip">aws:VpcSourceIp</a>:
 *     private addresses repeat from VPC to VPC; use it with aws:SourceVpc or aws:SourceVpce
 */
final class PairedKeys implements Check {

    private static final List<String> VPC = List.of("aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            if (!statement.hasCondition(VPC)) {
                statement
                        .conditions("aws:VpcSourceIp")
                        .forEach(condition -> findings.add(
                                "missing-paired-key",
                                condition.path(),
                                "`" + condition.key() + "` is an address in any VPC on earth"));
            }
        }
    }
}
