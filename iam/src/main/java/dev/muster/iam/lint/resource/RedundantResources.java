package dev.muster.iam.lint.resource;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Coverage;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import java.util.function.UnaryOperator;

/** Resources that another entry of the same list has already. */
final class RedundantResources implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            Coverage.redundant(statement.resourceOrNotResource(), UnaryOperator.identity())
                    .forEach(redundant -> findings.add(
                            "redundant-resource",
                            redundant.entry().path(),
                            "`" + redundant.entry().text() + "` is part of `"
                                    + redundant.by().text() + "`"));
        }
    }
}
