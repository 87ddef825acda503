package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Principals that are there twice, or beside everybody. */
final class RedundantPrincipals implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedText type : statement.principalTypes()) {
                redundant(statement.principals(type.text()), findings);
            }
        }
    }

    private static void redundant(List<LintedText> principals, Findings findings) {
        boolean everyone =
                principals.stream().anyMatch(principal -> principal.text().equals("*"));
        Map<String, LintedText> known = new HashMap<>();
        for (LintedText principal : principals) {
            LintedText first = known.putIfAbsent(normal(principal.text()), principal);
            if (first != null) {
                findings.add(
                        "redundant-principal",
                        principal.path(),
                        "`" + principal.text() + "` is already there as `" + first.text() + "`");
            } else if (everyone && !principal.text().equals("*")) {
                findings.add("redundant-principal", principal.path(), "`" + principal.text() + "` is part of `*`");
            }
        }
    }

    /** An account's id and the ARN of its root are one principal. */
    private static String normal(String principal) {
        return PrincipalForms.isAccount(principal) ? "arn:aws:iam::" + principal + ":root" : principal;
    }
}
