package dev.muster.iam.lint.action;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Coverage;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.Locale;

/** Actions that another entry of the same list has already. */
final class RedundantActions implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            Coverage.redundant(statement.actionOrNotAction(), RedundantActions::normal)
                    .forEach(redundant -> findings.add(
                            "redundant-action",
                            redundant.entry().path(),
                            "`" + redundant.entry().text() + "` is part of `"
                                    + redundant.by().text() + "`"));
        }
    }

    private static String normal(String action) {
        return action.equals("*:*") ? "*" : action.toLowerCase(Locale.ROOT);
    }
}
