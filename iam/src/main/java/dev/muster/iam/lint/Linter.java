package dev.muster.iam.lint;

import dev.muster.iam.lint.action.ActionChecks;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.Knowledge;
import dev.muster.iam.lint.check.LintCatalogue;
import dev.muster.iam.lint.check.LintFinding;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.lint.condition.ConditionChecks;
import dev.muster.iam.lint.grammar.GrammarChecks;
import dev.muster.iam.lint.organization.OrganizationChecks;
import dev.muster.iam.lint.principal.PrincipalChecks;
import dev.muster.iam.lint.resource.ResourceChecks;
import dev.muster.iam.lint.statement.StatementChecks;
import dev.muster.iam.policy.PolicyReading;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import java.util.stream.Stream;

/** Examines policies with every check there is; a pure function of the text, its type and the service reference. */
public final class Linter {

    private static final List<Check> CHECKS = Stream.of(
                    GrammarChecks.ALL,
                    OrganizationChecks.ALL,
                    ActionChecks.ALL,
                    ResourceChecks.ALL,
                    ConditionChecks.ALL,
                    PrincipalChecks.ALL,
                    StatementChecks.ALL)
            .flatMap(List::stream)
            .toList();

    private final Knowledge knowledge;
    private final LintCatalogue catalogue;

    public Linter(ServiceReference reference) {
        this.knowledge = Knowledge.of(reference);
        this.catalogue = LintCatalogue.load();
    }

    /** All findings, in the order of the text. */
    public List<LintFinding> lint(PolicyReading reading, PolicyType type) {
        LintedPolicy policy = new LintedPolicy(type, reading, knowledge);
        Findings findings = new Findings(catalogue, reading);
        for (Check check : CHECKS) {
            check.check(policy, findings);
        }
        return findings.sorted();
    }
}
