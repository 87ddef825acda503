package dev.muster.rules.measure;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the form of one statement tells, in words.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON policy elements</a>
 */
final class StatementForm {

    /** So many entries of a list are told, then their number. */
    private static final int TOLD = 3;

    private StatementForm() {}

    /** Whether a statement is on every action and, in its plain spelling, every resource. */
    static boolean isOnAll(Statement statement) {
        return statement.action().stream().anyMatch(StatementForm::isEveryAction)
                && statement.resource().stream().anyMatch(StatementForm::isRunOfStars);
    }

    /** What a statement that is on nearly everything is on. */
    static String scope(Statement statement) {
        String actions = "all actions" + (statement.notAction().isEmpty() ? "" : " but " + told(statement.notAction()));
        String resources = " on all resources"
                + (statement.notResource().isEmpty() ? "" : " but " + told(statement.notResource()));
        return actions + resources + (statement.conditional() ? ", under " + conditions(statement) : "");
    }

    /** The keys of a statement's conditions. */
    static String conditions(Statement statement) {
        List<String> keys =
                statement.conditions().stream().map(Condition::key).distinct().toList();
        return (keys.size() == 1 ? "a condition on " : "conditions on ")
                + keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }

    private static String told(List<String> entries) {
        String told =
                entries.stream().limit(TOLD).map(entry -> "`" + entry + "`").collect(Collectors.joining(", "));
        return entries.size() <= TOLD ? told : told + " and " + (entries.size() - TOLD) + " more";
    }

    private static boolean isEveryAction(String action) {
        return isRunOfStars(action)
                || action.chars().allMatch(letter -> letter == '*' || letter == ':')
                        && action.indexOf(':') > 0
                        && action.indexOf(':') == action.lastIndexOf(':')
                        && action.endsWith("*");
    }

    private static boolean isRunOfStars(String pattern) {
        return !pattern.isEmpty() && pattern.chars().allMatch(letter -> letter == '*');
    }
}
