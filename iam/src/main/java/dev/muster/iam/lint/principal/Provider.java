package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Arn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An identity provider as a trust policy names it.
 *
 * @param name of an OpenID Connect provider: its URL without scheme, the prefix of its condition keys; else empty
 */
record Provider(Kind kind, String name) {

    /** How a provider federates. */
    enum Kind {
        SAML,
        OIDC,
        NEITHER
    }

    /** These need no provider in the account. */
    private static final List<String> BUILT_IN =
            List.of("accounts.google.com", "www.amazon.com", "graph.facebook.com", "cognito-identity.amazonaws.com");

    /** Issuers whose tokens anybody in the world can have: only the subject tells whose they are. */
    private static final List<String> SHARED = List.of(
            "token.actions.githubusercontent.com",
            "gitlab.com",
            "agent.buildkite.com",
            "app.terraform.io",
            "app.pulumi.com",
            "api.pulumi.com",
            "oidc.codefresh.io",
            "oidc.scalr.io",
            "app.harness.io",
            "oidc.vercel.com",
            "oidc.fly.io",
            "accounts.google.com",
            "www.amazon.com",
            "graph.facebook.com",
            "cognito-identity.amazonaws.com");

    private static final String OIDC_PREFIX = "oidc-provider/";

    static Provider of(String principal) {
        if (BUILT_IN.contains(principal)) {
            return new Provider(Kind.OIDC, principal);
        }
        Optional<Arn> arn = principal.startsWith("arn:") ? Arn.parse(principal) : Optional.empty();
        String resource = arn.filter(parsed -> parsed.service().equals("iam"))
                .filter(parsed -> PrincipalForms.isAccount(parsed.account()))
                .map(Arn::resource)
                .orElse("");
        if (resource.startsWith("saml-provider/")) {
            return new Provider(Kind.SAML, "");
        }
        return resource.startsWith(OIDC_PREFIX) && resource.length() > OIDC_PREFIX.length()
                ? new Provider(Kind.OIDC, resource.substring(OIDC_PREFIX.length()))
                : new Provider(Kind.NEITHER, "");
    }

    boolean isShared() {
        String lower = name.toLowerCase(Locale.ROOT);
        return SHARED.stream().anyMatch(issuer -> lower.equals(issuer) || lower.startsWith(issuer + "/"));
    }

    boolean isGitHub() {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("token.actions.githubusercontent.com")
                || lower.startsWith("token.actions.githubusercontent.com/");
    }

    /** The keys that tell whose a token is: most providers have the subject alone. */
    List<String> subjectKeys() {
        return switch (name) {
            case "token.actions.githubusercontent.com" ->
                List.of(name + ":sub", name + ":repository", name + ":repository_id", name + ":job_workflow_ref");
            case "www.amazon.com" -> List.of(name + ":user_id", name + ":app_id");
            case "graph.facebook.com" -> List.of(name + ":id", name + ":app_id");
            case "cognito-identity.amazonaws.com" -> List.of(name + ":sub", name + ":aud");
            default -> List.of(name + ":sub");
        };
    }
}
