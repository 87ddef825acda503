package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.reference.ActionSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The actions of a trust policy, and whether they go with its principals.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html">AssumeRole for accounts and
 *     services, AssumeRoleWithSAML for SAML providers, AssumeRoleWithWebIdentity for OpenID Connect</a>
 * @see <a href="https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html">IAM Roles Anywhere trust model</a>: the role
 *     allows sts:AssumeRole, sts:TagSession and sts:SetSourceIdentity
 */
final class TrustActions implements Check {

    private static final Set<String> OF_TRUST = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    private static final String ROLES_ANYWHERE = "rolesanywhere.amazonaws.com";

    private static final List<String> OF_ROLES_ANYWHERE =
            List.of("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.TRUST) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            statement.action().stream()
                    .filter(TrustActions::isForeign)
                    .forEach(action -> findings.add(
                            "trust-action",
                            action.path(),
                            "`" + action.text() + "` is nothing that one does with a role's trust"));
            if (Assuming.isAllowed(statement, policy)) {
                matching(statement, policy, findings);
            }
        }
        rolesAnywhere(policy, findings);
    }

    private static boolean isForeign(LintedText action) {
        String text = action.text().toLowerCase(Locale.ROOT);
        return text.indexOf('*') < 0 && text.indexOf('?') < 0 && !OF_TRUST.contains(text);
    }

    private static void matching(LintedStatement statement, LintedPolicy policy, Findings findings) {
        for (LintedText principal : statement.principals("AWS")) {
            expect("sts:AssumeRole", principal, statement, policy, findings);
        }
        for (LintedText principal : statement.principals("Service")) {
            expect("sts:AssumeRole", principal, statement, policy, findings);
        }
        for (LintedText principal : statement.principals("Federated")) {
            Provider provider = Provider.of(principal.text());
            switch (provider.kind()) {
                case SAML -> expect("sts:AssumeRoleWithSAML", principal, statement, policy, findings);
                case OIDC -> expect("sts:AssumeRoleWithWebIdentity", principal, statement, policy, findings);
                case NEITHER ->
                    findings.add(
                            "provider-format",
                            principal.path(),
                            "`" + principal.text()
                                    + "` is neither the ARN of an identity provider nor the name of a known one");
            }
        }
    }

    private static void expect(
            String action, LintedText principal, LintedStatement statement, LintedPolicy policy, Findings findings) {
        ActionSet expected = policy.reference().matching(action);
        if (!statement.actions().containsAll(expected)) {
            findings.add(
                    "trust-action-mismatch",
                    principal.path(),
                    "`" + principal.text() + "` assumes roles with `" + action
                            + "`, which the statement does not allow");
        }
    }

    /** Its actions may be spread over statements. */
    private static void rolesAnywhere(LintedPolicy policy, Findings findings) {
        ActionSet.Builder builder = new ActionSet.Builder();
        LintedText first = null;
        for (LintedStatement statement : policy.statements()) {
            for (LintedText service : statement.principals("Service")) {
                if (statement.allows() && service.text().equals(ROLES_ANYWHERE)) {
                    builder.addAll(statement.actions());
                    first = first == null ? service : first;
                }
            }
        }
        ActionSet allowed = builder.build();
        List<String> missing = OF_ROLES_ANYWHERE.stream()
                .filter(action -> !allowed.containsAll(policy.reference().matching(action)))
                .toList();
        if (first != null && !missing.isEmpty()) {
            findings.add(
                    "roles-anywhere-actions",
                    first.path(),
                    "IAM Roles Anywhere also needs `" + String.join("`, `", missing) + "`");
        }
    }
}
