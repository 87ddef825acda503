package dev.muster.iam.lint.condition;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.OperatorFamily;

/** Several limits where only the widest counts, because one that matches is enough. */
final class RedundantNumbers implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedCondition condition : statement.conditions()) {
                boolean limits = condition.operator().family() == OperatorFamily.NUMERIC
                        && (condition.operator().base().contains("less")
                                || condition.operator().base().contains("greater"));
                if (limits && condition.values().size() > 1) {
                    boolean least = condition.operator().base().contains("greater");
                    findings.add(
                            "redundant-numbers",
                            condition.path(),
                            "of the values of `" + condition.key() + "` only the " + (least ? "least" : "greatest")
                                    + " counts with `" + condition.operator().text() + "`");
                }
            }
        }
    }
}
