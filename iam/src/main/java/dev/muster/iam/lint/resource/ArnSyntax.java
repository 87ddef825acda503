package dev.muster.iam.lint.resource;

import dev.muster.iam.lint.check.Arn;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.Regions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether each resource is an ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns">IAM ARNs</a>:
 *     `arn:partition:service:region:account:resource`
 */
final class ArnSyntax implements Check {

    private static final Set<String> PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            for (LintedText resource : statement.resourceOrNotResource()) {
                if (!resource.text().equals("*")) {
                    resource(resource, policy, findings);
                }
            }
        }
    }

    private static void resource(LintedText resource, LintedPolicy policy, Findings findings) {
        String text = resource.text();
        if (!text.startsWith("arn:")) {
            findings.add("arn-prefix", resource.path(), "`" + text + "` is neither `*` nor an ARN");
            return;
        }
        Optional<Arn> parsed = Arn.parse(text);
        if (parsed.isEmpty()) {
            findings.add(
                    text.endsWith("*") ? "arn-short" : "arn-missing-field",
                    resource.path(),
                    "`" + text + "` has fewer than the six parts of an ARN");
            return;
        }
        Arn arn = parsed.get();
        if (!Arn.isPattern(arn.partition()) && !PARTITIONS.contains(arn.partition())) {
            findings.add(
                    "arn-partition", resource.path(), "`" + arn.partition() + "` in `" + text + "` is no partition");
        }
        service(arn, resource, policy, findings);
        if (!Arn.isPattern(arn.region()) && !arn.region().isEmpty() && !Regions.isRegion(arn.region())) {
            findings.add("arn-region", resource.path(), "`" + arn.region() + "` in `" + text + "` is no region");
        }
        if (!Arn.isPattern(arn.account()) && !isAccount(arn.account()) && !isNamedAccount(arn, policy)) {
            findings.add("arn-account", resource.path(), "`" + arn.account() + "` in `" + text + "` is no account id");
        }
    }

    private static void service(Arn arn, LintedText resource, LintedPolicy policy, Findings findings) {
        String service = arn.service();
        if (Arn.isPattern(service)) {
            findings.add(
                    "wildcard-in-service",
                    resource.path(),
                    "`" + resource.text() + "` has a wildcard in its service, which also matches services to come");
        } else if (!service.equals(service.toLowerCase(Locale.ROOT))) {
            findings.add("arn-service-case", resource.path(), "service `" + service + "` is not in lower case");
        } else if (!policy.arnTypes().isService(service)) {
            findings.add(
                    "arn-unknown-service",
                    resource.path(),
                    "service `" + service + "` is unknown to the service reference "
                            + policy.reference().version());
        }
    }

    private static boolean isAccount(String account) {
        return account.isEmpty()
                || account.equals("aws")
                || account.length() == 12 && account.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A few types of resources have a word where others have an account. */
    private static boolean isNamedAccount(Arn arn, LintedPolicy policy) {
        return policy.arnTypes().of(arn.service()).stream()
                .anyMatch(type -> type.arn().account().equals(arn.account()));
    }
}
