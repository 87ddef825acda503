package dev.muster.iam.lint.check;

/** Looks through a policy for flaws of one kind, in time linear to its length. */
@FunctionalInterface
public interface Check {

    void check(LintedPolicy policy, Findings findings);
}
