package dev.muster.iam.administrator;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/** What policies say of actions and resources that nobody named. */
final class Unnamed {

    private static final String VARIABLE = "${";

    private Unnamed() {}

    /** Whether a statement allows actions of services that it does not name. */
    static boolean grants(Statement statement) {
        boolean anyService =
                statement.action().stream().anyMatch(action -> action.startsWith("*") || action.startsWith("?"));
        return statement.effect() == Effect.ALLOW
                && (anyService || !statement.notAction().isEmpty());
    }

    /**
     * The statements of one effect, or of both, without what they say of resources by variables: such a resource is somebody's own, and
     * reaches nothing that nobody named.
     */
    static Policy of(Policy policy, List<Effect> effects) {
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            List<String> resource = withoutVariables(statement.resource());
            boolean reaches = statement.resource().isEmpty() || !resource.isEmpty();
            if (reaches && effects.contains(statement.effect())) {
                statements.add(of(statement, resource));
            }
        }
        return new Policy(policy.version(), policy.id(), statements);
    }

    private static Statement of(Statement statement, List<String> resource) {
        List<String> notResource = withoutVariables(statement.notResource());
        boolean everywhere = !statement.notResource().isEmpty() && notResource.isEmpty();
        return new Statement(
                statement.index(),
                statement.sid(),
                statement.effect(),
                statement.effect() == Effect.ALLOW
                        ? statement.action().stream().map(Unnamed::widened).toList()
                        : statement.action(),
                statement.notAction(),
                everywhere ? List.of("*") : resource,
                notResource,
                statement.principal(),
                statement.notPrincipal(),
                statement.conditions());
    }

    /** AWS does not say what it makes of `?*`, which has no colon: the wider reading, in what is allowed. */
    private static String widened(String action) {
        return action.chars().allMatch(letter -> letter == '*' || letter == '?') ? "*" : action;
    }

    private static List<String> withoutVariables(List<String> patterns) {
        return patterns.stream().filter(pattern -> !pattern.contains(VARIABLE)).toList();
    }
}
