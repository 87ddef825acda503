package dev.muster.iam.lint.grammar;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;
import java.util.HashMap;
import java.util.Map;

/**
 * Statement ids.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html">Sid</a>: in IAM a Sid is unique
 *     within the policy and made of A-Z, a-z and 0-9; services with resource policies may rule otherwise
 */
final class StatementIds implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        boolean strict = policy.type() != PolicyType.RESOURCE;
        Map<String, LintedStatement> known = new HashMap<>();
        for (LintedStatement statement : policy.statements()) {
            String sid = statement.statement().sid();
            if (sid == null) {
                continue;
            }
            if (sid.isEmpty()) {
                findings.add("empty-sid", statement.path("Sid"), "the Sid is empty");
                continue;
            }
            LintedStatement first = known.putIfAbsent(sid, statement);
            if (first != null) {
                findings.add(
                        strict ? "duplicate-sid" : "duplicate-sid-in-resource-policy",
                        statement.path("Sid"),
                        "Sid `" + sid + "` is already that of `" + first.path() + "`");
            }
            if (strict && !sid.chars().allMatch(StatementIds::isPlain)) {
                findings.add(
                        "invalid-sid",
                        statement.path("Sid"),
                        "Sid `" + sid + "` has other characters than A-Z, a-z, 0-9");
            }
        }
    }

    private static boolean isPlain(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
