package dev.muster.iam.lint.resource;

import dev.muster.iam.lint.check.Arn;
import dev.muster.iam.lint.check.ArnTypes;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a resource has the form of one of its service's types; region and account are there exactly where the type has them.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Resource
 *     types</a> of each service, with the form of their ARNs
 */
final class ArnOfType implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        Map<String, String> codes = new HashMap<>();
        for (LintedStatement statement : policy.statements()) {
            for (LintedText resource : statement.resourceOrNotResource()) {
                String code = codes.computeIfAbsent(resource.text(), text -> code(text, policy));
                if (!code.isEmpty()) {
                    findings.add(code, resource.path(), message(code, resource.text()));
                }
            }
        }
    }

    /** Empty when nothing is wrong, or nothing is known. */
    private static String code(String text, LintedPolicy policy) {
        Optional<Arn> arn = text.startsWith("arn:") ? Arn.parse(text) : Optional.empty();
        if (arn.isEmpty() || policy.arnTypes().of(arn.get().service()).isEmpty()) {
            return "";
        }
        List<ArnTypes.Type> alike = policy.resourceTypes(text);
        return alike.isEmpty() ? "arn-resource" : code(arn.get(), alike);
    }

    private static String code(Arn arn, List<ArnTypes.Type> alike) {
        String account = part(
                arn.account(), alike, type -> type.arn().account(), "arn-account-not-allowed", "arn-missing-account");
        return account.isEmpty()
                ? part(arn.region(), alike, type -> type.arn().region(), "arn-region-not-allowed", "arn-missing-region")
                : account;
    }

    private static String part(
            String part,
            List<ArnTypes.Type> types,
            Function<ArnTypes.Type, String> ofType,
            String notAllowed,
            String missing) {
        boolean empty = part.isEmpty();
        boolean fits = part.equals("*")
                || types.stream().anyMatch(type -> ofType.apply(type).isEmpty() == empty);
        return fits ? "" : empty ? missing : notAllowed;
    }

    private static String message(String code, String arn) {
        return switch (code) {
            case "arn-resource" -> "`" + arn + "` has the form of no resource type that is known of its service";
            case "arn-account-not-allowed" -> "`" + arn + "` has an account, which ARNs of this type do not";
            case "arn-missing-account" -> "`" + arn + "` has no account, which ARNs of this type have";
            case "arn-region-not-allowed" -> "`" + arn + "` has a region, which ARNs of this type do not";
            default -> "`" + arn + "` has no region, which ARNs of this type have";
        };
    }
}
