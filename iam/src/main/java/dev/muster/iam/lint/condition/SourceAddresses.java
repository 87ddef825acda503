package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.OperatorFamily;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of addresses in conditions.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip">aws:SourceIp</a>:
 *     it is a public address; requests through a VPC endpoint have aws:VpcSourceIp instead
 */
final class SourceAddresses implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                if (condition.operator().family() == OperatorFamily.IP_ADDRESS) {
                    ranges(condition, findings);
                    if (condition.key().equalsIgnoreCase("aws:SourceIp")) {
                        privateRanges(condition, findings);
                    }
                }
            }
        }
    }

    private static void ranges(LintedCondition condition, Findings findings) {
        for (LintedText value : condition.values()) {
            Optional<IpRange> range = IpRange.parse(value.text());
            if (range.filter(IpRange::isEverything).isPresent()) {
                findings.add(
                        "ip-range-everything",
                        value.path(),
                        "`" + value.text() + "` is every address, so that the condition does not restrict anything");
            } else if (range.filter(IpRange::hasHostBits).isPresent()) {
                String plain = range.get().plain();
                findings.add(
                        "ip-range-host-bits",
                        value.path(),
                        "`" + value.text() + "` has bits behind its prefix, which are ignored",
                        "write `" + plain + "`");
            }
        }
    }

    private static void privateRanges(LintedCondition condition, Findings findings) {
        boolean negated = condition.operator().negated();
        List<LintedText> values = condition.values();
        List<LintedText> own = values.stream()
                .filter(value ->
                        IpRange.parse(value.text()).filter(IpRange::isPrivate).isPresent())
                .toList();
        if (own.isEmpty()) {
            return;
        }
        boolean all = own.size() == values.size();
        String code = negated ? "private-not-ip-address" : "private-ip-address";
        findings.add(
                all ? code : code + "-subset",
                own.get(0).path(),
                "`" + own.get(0).text() + "` is private, and aws:SourceIp never is"
                        + (all ? negated ? ": the condition is always true" : ": the condition is never true" : ""));
    }
}
