package dev.muster.rules.measure;

import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the form of one statement tells: whether it is on everything, or may be.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON policy elements</a>
 */
final class StatementForm {

    private static final Pattern RUNS = Pattern.compile("\\*+");

    private final String partition;

    /** @param partition of the account: an ARN pattern of another one reaches nothing here */
    StatementForm(String partition) {
        this.partition = partition;
    }

    boolean grantsAll(Statement statement) {
        return statement.effect() == Effect.ALLOW && !statement.conditional() && isOnEverything(statement);
    }

    boolean deniesAll(Statement statement) {
        return statement.effect() == Effect.DENY && !statement.conditional() && isOnEverything(statement);
    }

    /** @param iamIsGranted whether all of IAM is allowed somewhere, which a NotAction may leave out */
    boolean mayGrantAll(Statement statement, boolean iamIsGranted) {
        boolean resource = !statement.notResource().isEmpty()
                || statement.resource().stream()
                        .map(StatementForm::collapsed)
                        .anyMatch(pattern -> reachesEverything(pattern, "*?"));
        return statement.effect() == Effect.ALLOW && resource && mayGrantActions(statement, iamIsGranted);
    }

    static boolean grantsAllOfIam(Statement statement) {
        return statement.effect() == Effect.ALLOW && statement.action().stream().anyMatch(StatementForm::isAllOfIam);
    }

    /** Whether a statement is on every action and, in its plain spelling, every resource. */
    static boolean isOnAll(Statement statement) {
        return statement.action().stream().anyMatch(StatementForm::isEveryAction)
                && statement.resource().stream().map(StatementForm::collapsed).anyMatch("*"::equals);
    }

    /** What keeps a statement that may grant all from plainly doing so. */
    static String doubt(Statement statement) {
        if (!statement.notAction().isEmpty()) {
            return "NotAction";
        }
        if (!statement.notResource().isEmpty()) {
            return "NotResource";
        }
        return statement.conditional() ? conditions(statement) : "`?`";
    }

    /** The keys of a statement's conditions. */
    static String conditions(Statement statement) {
        List<String> keys =
                statement.conditions().stream().map(Condition::key).distinct().toList();
        return (keys.size() == 1 ? "a condition on " : "conditions on ")
                + keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
    }

    private boolean isOnEverything(Statement statement) {
        return statement.action().stream().anyMatch(StatementForm::isEveryAction)
                && statement.resource().stream()
                        .map(StatementForm::collapsed)
                        .anyMatch(pattern -> reachesEverything(pattern, "*"));
    }

    private static boolean mayGrantActions(Statement statement, boolean iamIsGranted) {
        if (statement.action().stream().anyMatch(StatementForm::isEveryActionPerhaps)) {
            return true;
        }
        if (statement.notAction().isEmpty() || statement.notAction().stream().anyMatch(StatementForm::isEveryAction)) {
            return false;
        }
        // without iam:* nobody is an administrator, unless another Allow gives it back
        return iamIsGranted || statement.notAction().stream().noneMatch(StatementForm::isAllOfIam);
    }

    /** `*`, or an ARN of nothing but colons, wildcards and the own partition, with a wildcard last. */
    private boolean reachesEverything(String pattern, String wildcards) {
        if (pattern.isEmpty() || wildcards.indexOf(pattern.charAt(pattern.length() - 1)) < 0) {
            return false;
        }
        boolean arn = pattern.startsWith("arn:");
        int at = arn ? "arn:".length() : 0;
        while (at < pattern.length()) {
            char next = pattern.charAt(at);
            if (wildcards.indexOf(next) >= 0 || arn && next == ':') {
                at++;
            } else if (arn && pattern.startsWith(partition, at)) {
                at += partition.length();
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isEveryAction(String action) {
        String pattern = collapsed(action);
        return pattern.equals("*") || pattern.equals("*:*");
    }

    private static boolean isEveryActionPerhaps(String action) {
        return action.matches("[*?]+(?::[*?]+)?");
    }

    private static boolean isAllOfIam(String action) {
        return collapsed(action).toLowerCase(Locale.ROOT).equals("iam:*");
    }

    private static String collapsed(String pattern) {
        return RUNS.matcher(pattern).replaceAll("*");
    }
}
