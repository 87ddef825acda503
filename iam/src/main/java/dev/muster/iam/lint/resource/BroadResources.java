package dev.muster.iam.lint.resource;

import dev.muster.iam.lint.check.Arn;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ActionResource;
import java.util.List;

/**
 * Identity policies that allow on everything what could be allowed on some resources.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html">Security best practices</a>: define the actions that
 *     can be taken on specific resources under specific conditions
 */
final class BroadResources implements Check {

    private static final int NAMED = 3;

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.type() != PolicyType.IDENTITY) {
            return;
        }
        for (LintedStatement statement : policy.statements()) {
            if (!statement.allows() || statement.statement().conditional()) {
                continue;
            }
            for (LintedText resource : statement.resource()) {
                if (resource.text().equals("*")) {
                    star(resource, statement, policy, findings);
                } else if (isEverythingOfAService(resource.text())) {
                    findings.add(
                            "resource-effectively-star",
                            resource.path(),
                            "`" + resource.text() + "` is every resource of its service, though it looks like some");
                }
            }
        }
    }

    private static void star(LintedText resource, LintedStatement statement, LintedPolicy policy, Findings findings) {
        List<String> restrictable = statement.statement().action().stream()
                .flatMap(name -> policy.reference().action(name).stream())
                .filter(action -> action.resources().stream().anyMatch(ActionResource::required))
                .map(Action::fullName)
                .distinct()
                .toList();
        if (!restrictable.isEmpty()) {
            String more = restrictable.size() > NAMED ? " and " + (restrictable.size() - NAMED) + " more" : "";
            findings.add(
                    "resource-star",
                    resource.path(),
                    "`" + String.join("`, `", restrictable.subList(0, Math.min(NAMED, restrictable.size()))) + "`"
                            + more + " could be allowed on certain resources only");
        }
    }

    private static boolean isEverythingOfAService(String resource) {
        return resource.startsWith("arn:")
                && Arn.parse(resource)
                        .filter(arn -> isOpen(arn.region()) && isOpen(arn.account()) && isStars(arn.resource()))
                        .isPresent();
    }

    private static boolean isOpen(String part) {
        return part.isEmpty() || isStars(part);
    }

    private static boolean isStars(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c == '*');
    }
}
