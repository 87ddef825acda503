package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Arn;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * Whether principals can be principals.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>: accounts,
 *     users, roles and sessions by ARN, never with wildcards, never a group; services by name; identity providers
 */
final class PrincipalForms implements Check {

    private static final List<String> TYPES = List.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final List<String> UNIQUE_IDS =
            List.of("AROA", "AIDA", "ASIA", "AKIA", "AGPA", "ANPA", "ANVA", "AIPA");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedText type : statement.principalTypes()) {
                if (!TYPES.contains(type.text())) {
                    findings.add("principal-key", type.path(), "`" + type.text() + "` is no type of principal");
                }
            }
            statement.principals("AWS").forEach(principal -> aws(principal, findings));
            statement.principals("Service").forEach(service -> service(service, findings));
            if (policy.type() == PolicyType.TRUST) {
                trust(statement, findings);
            } else {
                statement
                        .principals("Federated")
                        .forEach(provider -> findings.add(
                                "federated-principal",
                                provider.path(),
                                "`" + provider.text()
                                        + "` is an identity provider, which only trust policies can name"));
            }
        }
    }

    private static void aws(LintedText principal, Findings findings) {
        String text = principal.text();
        if (text.equals("*") || isAccount(text)) {
            return;
        }
        if (text.startsWith("AROA")) {
            findings.add(
                    "principal-role-id",
                    principal.path(),
                    "`" + text + "` is the id of a role, perhaps of one that is gone");
        } else if (text.startsWith("AIDA")) {
            findings.add(
                    "principal-user-id",
                    principal.path(),
                    "`" + text + "` is the id of a user, perhaps of one that is gone");
        } else if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            findings.add("principal-wildcard", principal.path(), "`" + text + "` has a wildcard");
        } else if (isGroup(text)) {
            findings.add("principal-group", principal.path(), "`" + text + "` is a group");
        } else if (!isPrincipalArn(text) && UNIQUE_IDS.stream().noneMatch(text::startsWith)) {
            findings.add(
                    "principal-format",
                    principal.path(),
                    "`" + text + "` is neither an account nor the ARN of a principal");
        }
    }

    private static void service(LintedText service, Findings findings) {
        String text = service.text();
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            findings.add("principal-wildcard", service.path(), "`" + text + "` has a wildcard");
        } else if (!isService(text)) {
            findings.add("service-principal-format", service.path(), "`" + text + "` is not the name of a service");
        }
    }

    private static void trust(LintedStatement statement, Findings findings) {
        if (statement.allows() && statement.namesEveryone()) {
            findings.add(
                    "trust-wildcard-principal",
                    statement.path("Principal"),
                    "the role trusts everybody on earth"
                            + (statement.statement().conditional() ? ", under conditions" : ""));
        }
    }

    static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isGroup(String text) {
        return text.startsWith("arn:")
                && Arn.parse(text)
                        .filter(arn -> arn.resource().startsWith("group/"))
                        .isPresent();
    }

    private static boolean isPrincipalArn(String text) {
        return text.startsWith("arn:")
                && Arn.parse(text)
                        .filter(arn ->
                                arn.service().equals("iam") || arn.service().equals("sts"))
                        .filter(arn -> arn.region().isEmpty())
                        .filter(arn -> isAccount(arn.account()) || arn.account().equals("cloudfront"))
                        .filter(arn -> isKind(arn.resource()))
                        .isPresent();
    }

    private static boolean isKind(String resource) {
        return resource.equals("root")
                || List.of("user/", "role/", "assumed-role/", "federated-user/").stream()
                        .anyMatch(kind -> resource.startsWith(kind) && resource.length() > kind.length());
    }

    /** A name below `amazonaws.com` and its like; services internal to AWS have shorter ones. */
    private static boolean isService(String text) {
        int dot = text.indexOf('.');
        return dot > 0
                && text.equals(text.toLowerCase(Locale.ROOT))
                && (text.endsWith(".amazonaws.com")
                        || text.endsWith(".amazonaws.com.cn")
                        || text.endsWith(".amazon.com")
                        || text.endsWith(".aws.internal")
                        || text.endsWith(".c2s.ic.gov")
                        || text.endsWith(".sc2s.sgov.gov"))
                && text.chars()
                        .allMatch(
                                c -> c == '.' || c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    }
}
