package dev.muster.iam.lint.principal;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedCondition;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.PolicyType;
import java.util.List;
import java.util.Locale;

/**
 * Services that act for anybody who asks them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">The confused deputy problem</a>: restrict a service
 *     principal with aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths
 */
final class ServiceAccess implements Check {

    private static final List<String> SOURCES =
            List.of("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner");

    /** Their roles are bound to something that runs in the account: who may start that is decided there. */
    private static final List<String> COMPUTE = List.of(
            "ec2.amazonaws.com",
            "lambda.amazonaws.com",
            "edgelambda.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "pods.eks.amazonaws.com",
            "rolesanywhere.amazonaws.com");

    /** Keys that tell of a principal in IAM, which a service calling by itself is not. */
    private static final List<String> OF_PRINCIPALS = List.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principaltype",
            "aws:userid",
            "aws:username");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        for (LintedStatement statement : policy.statements()) {
            List<LintedText> services = statement.principals("Service");
            if (!statement.allows()
                    || services.isEmpty()
                    || statement.statement().principal() == null) {
                continue;
            }
            statement.conditions().stream()
                    .filter(ServiceAccess::isOfPrincipals)
                    .forEach(condition -> findings.add(
                            "service-principal-key",
                            condition.path(),
                            "requests of services do not carry `" + condition.key() + "`"));
            if (statement.conditions().stream().noneMatch(ServiceAccess::tellsSource)) {
                services.stream()
                        .filter(service -> policy.type() != PolicyType.TRUST
                                || Assuming.isAllowed(statement, policy) && !isCompute(service.text()))
                        .forEach(service -> findings.add(
                                policy.type() == PolicyType.TRUST ? "trust-service-source" : "service-source",
                                service.path(),
                                "`" + service.text() + "` may come on behalf of anybody's account"));
            }
        }
    }

    private static boolean tellsSource(LintedCondition condition) {
        return SOURCES.contains(condition.key().toLowerCase(Locale.ROOT))
                && !condition.operator().negated()
                && !condition.operator().ifExists();
    }

    private static boolean isOfPrincipals(LintedCondition condition) {
        return !condition.operator().negated()
                && !condition.operator().ifExists()
                && OF_PRINCIPALS.contains(condition.key().toLowerCase(Locale.ROOT));
    }

    private static boolean isCompute(String service) {
        return COMPUTE.contains(service.endsWith(".cn") ? service.substring(0, service.length() - 3) : service);
    }
}
