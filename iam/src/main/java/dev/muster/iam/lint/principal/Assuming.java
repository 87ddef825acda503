package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;

/** Whether a statement of a trust policy lets somebody assume the role, and does not only say what such sessions may carry. */
final class Assuming {

    private Assuming() {}

    static boolean isAllowed(LintedStatement statement, LintedPolicy policy) {
        return statement.allows()
                && statement.actions().intersects(policy.reference().matching("sts:AssumeRole*"));
    }
}
