package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.OperatorFamily;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * Roles that tokens of OpenID Connect providers can assume, and of whom.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html">Create a role for OpenID Connect
 *     federation</a>: for GitHub, restrict `token.actions.githubusercontent.com:sub` to an organization, repository or branch; AWS refuses
 *     new trust of shared providers without it
 */
final class OidcTrust implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.TRUST) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (!Assuming.isAllowed(statement, policy)) {
                continue;
            }
            for (LintedText principal : statement.principals("Federated")) {
                Provider provider = Provider.of(principal.text());
                if (provider.kind() == Provider.Kind.OIDC) {
                    trust(provider, principal, statement, findings);
                } else if (provider.kind() == Provider.Kind.SAML
                        && !statement.hasCondition(List.of("saml:aud", "saml:recipient"))) {
                    findings.add("saml-audience", principal.path(), "any service provider's assertion is accepted");
                }
            }
        }
    }

    private static void trust(Provider provider, LintedText principal, LintedStatement statement, Findings findings) {
        String prefix = provider.name().toLowerCase(Locale.ROOT) + ":";
        List<LintedCondition> own = statement.conditions().stream()
                .filter(condition -> condition.key().toLowerCase(Locale.ROOT).startsWith(prefix))
                .filter(OidcTrust::restricts)
                .toList();
        List<LintedCondition> subjects = own.stream()
                .filter(condition -> provider.subjectKeys().stream().anyMatch(condition.key()::equalsIgnoreCase))
                .toList();
        if (own.isEmpty()) {
            findings.add(
                    "oidc-no-condition",
                    principal.path(),
                    "every token that `" + provider.name() + "` issues is accepted");
        }
        if (subjects.isEmpty() && provider.isGitHub()) {
            findings.add(
                    "github-no-subject", principal.path(), "the workflows of every repository on earth are accepted");
        } else if (subjects.isEmpty() && !own.isEmpty()) {
            findings.add(
                    provider.isShared() ? "oidc-shared-no-subject" : "oidc-no-subject",
                    principal.path(),
                    "no condition says whose tokens of `" + provider.name() + "` are accepted");
        } else if (!own.isEmpty()
                && own.stream()
                        .noneMatch(condition ->
                                condition.key().toLowerCase(Locale.ROOT).endsWith(":aud"))) {
            findings.add(
                    "oidc-no-audience",
                    principal.path(),
                    "tokens of `" + provider.name() + "` are accepted whatever they were issued for");
        }
        for (LintedCondition subject : subjects) {
            for (LintedText value : subject.values()) {
                subject(provider, value, subject.operator().hasWildcards(), findings);
            }
        }
    }

    private static boolean restricts(LintedCondition condition) {
        return !condition.operator().negated()
                && !condition.operator().ifExists()
                && condition.operator().family() != OperatorFamily.NULL;
    }

    private static void subject(Provider provider, LintedText value, boolean wildcards, Findings findings) {
        if (!wildcards) {
            return;
        }
        String text = value.text();
        String owner = text.substring(text.indexOf(':') + 1);
        if (text.startsWith("*") || text.startsWith("?") || owner.startsWith("*") || owner.startsWith("?")) {
            findings.add(
                    provider.isGitHub() ? "github-any-owner" : "oidc-subject-wildcard",
                    value.path(),
                    "`" + text + "` does not say whose tokens are accepted");
        } else if (provider.isGitHub()) {
            gitHub(value, owner, findings);
        }
    }

    /** `repo:OWNER/REPOSITORY:…` */
    private static void gitHub(LintedText value, String owner, Findings findings) {
        int slash = owner.indexOf('/');
        int wildcard = firstWildcard(owner);
        if (wildcard < 0) {
            return;
        }
        if (slash < 0 || wildcard < slash) {
            findings.add("github-any-owner", value.path(), "`" + value.text() + "` also matches other owners");
            return;
        }
        int colon = owner.indexOf(':', slash);
        if (colon < 0 || wildcard < colon) {
            findings.add(
                    "github-any-repository",
                    value.path(),
                    "`" + value.text() + "` matches every repository of its owner");
        } else if (owner.substring(colon + 1).equals("*")) {
            findings.add(
                    "github-any-branch",
                    value.path(),
                    "`" + value.text() + "` matches every branch, pull request and environment");
        }
    }

    private static int firstWildcard(String text) {
        int star = text.indexOf('*');
        int mark = text.indexOf('?');
        return star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
    }
}
