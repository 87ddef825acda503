package dev.muster.iam.lint.action;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sensitive actions that an identity policy allows on all resources without condition; whoever is allowed everything is told so elsewhere. */
final class SensitiveGrants implements Check {

    private static final int NAMED = 3;

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.IDENTITY) {
            return;
        }
        ServiceReference reference = policy.reference();
        RiskyActions risky = RiskyActions.load();
        Map<String, ActionSet> lists = Map.of(
                "permissions-management",
                reference.ofLevel(AccessLevel.PERMISSIONS_MANAGEMENT),
                "credentials-exposure",
                reference.matching(risky.credentials()),
                "data-access",
                reference.matching(risky.data()));
        ActionSet.Builder allowed = new ActionSet.Builder();
        ActionSet.Builder denied = new ActionSet.Builder();
        LintedStatement first = null;
        for (LintedStatement statement : policy.statements()) {
            if (!statement.statement().resource().contains("*")
                    || statement.statement().conditional()) {
                continue;
            }
            if (statement.denies()) {
                denied.addAll(statement.actions());
                continue;
            }
            first = first == null ? statement : first;
            allowed.addAll(statement.actions());
            if (statement.statement().notAction().isEmpty()
                    && statement.actions().cardinality() < reference.actions().size()) {
                lists.forEach((code, list) -> sensitive(code, list, statement, reference, findings));
            }
        }
        ActionSet granted = allowed.build().andNot(denied.build());
        if (first != null && granted.cardinality() < reference.actions().size()) {
            escalations(risky, granted, first, reference, findings);
        }
    }

    private static void sensitive(
            String code, ActionSet list, LintedStatement statement, ServiceReference reference, Findings findings) {
        ActionSet sensitive = statement.actions().and(list);
        if (!sensitive.isEmpty()) {
            findings.add(
                    code,
                    statement.path("Action"),
                    "the statement allows " + named(reference.actions(sensitive))
                            + " on all resources without condition");
        }
    }

    private static void escalations(
            RiskyActions risky,
            ActionSet granted,
            LintedStatement first,
            ServiceReference reference,
            Findings findings) {
        List<String> ways = risky.escalations().entrySet().stream()
                .filter(way -> granted.containsAll(reference.matching(way.getValue())))
                .map(way -> way.getKey() + " (" + String.join(", ", way.getValue()) + ")")
                .toList();
        if (!ways.isEmpty()) {
            String more = ways.size() > NAMED ? " and " + (ways.size() - NAMED) + " more" : "";
            findings.add(
                    "privilege-escalation",
                    first.path(),
                    "with what the policy allows on all resources its holder can get more permissions: "
                            + String.join("; ", ways.subList(0, Math.min(NAMED, ways.size()))) + more);
        }
    }

    private static String named(List<Action> actions) {
        String names = actions.stream()
                .limit(NAMED)
                .map(action -> "`" + action.fullName() + "`")
                .collect(Collectors.joining(", "));
        return actions.size() > NAMED ? names + " and " + (actions.size() - NAMED) + " more" : names;
    }
}
