package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Statement;
import dev.muster.rules.fact.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether documents grant everything, told by their form alone: three-valued, because conditions, denies and boundaries may take it away.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
final class AdministratorForm {

    private static final Pattern RUNS = Pattern.compile("\\*+");

    private final String partition;

    /** @param partition of the account: an ARN pattern of another one grants nothing here */
    AdministratorForm(String partition) {
        this.partition = partition;
    }

    /**
     * Judges by form.
     *
     * @param granting documents that may grant
     * @param denying documents whose Deny counts
     * @param boundary the permissions boundary, null when there is none
     */
    Answer judge(List<PolicyText> granting, List<PolicyText> denying, @Nullable PolicyText boundary) {
        if (denying.stream().anyMatch(this::deniesAll) || boundary != null && deniesAll(boundary)) {
            return Answer.of(false);
        }
        @Nullable String grant = firstGrant(granting);
        List<Unread> unread = unreadOf(granting);
        if (grant == null
                && unread.isEmpty()
                && granting.stream().noneMatch(document -> mayGrant(document, granting))) {
            return Answer.of(false);
        }
        boolean denies = denying.stream().anyMatch(AdministratorForm::denies);
        boolean unbounded = boundary == null || grantsAll(boundary) && !denies(boundary);
        List<Unread> unreadDenying = unreadOf(denying);
        if (grant != null && !denies && unreadDenying.isEmpty() && unbounded) {
            return Answer.of(true, grant);
        }
        Set<Unread> missing = new TreeSet<>(unread);
        missing.addAll(unreadDenying);
        if (boundary != null && boundary.unread() != null) {
            missing.add(boundary.unread());
        }
        return Answer.unknown(List.copyOf(missing));
    }

    /** Whether a statement is on every action and, in its plain spelling, every resource. */
    static boolean isOnAll(Statement statement) {
        return statement.action().stream().anyMatch(AdministratorForm::isEveryAction)
                && statement.resource().stream()
                        .map(AdministratorForm::collapsed)
                        .anyMatch("*"::equals);
    }

    private @Nullable String firstGrant(List<PolicyText> documents) {
        for (PolicyText document : documents) {
            for (Statement statement : document.statements()) {
                if (grantsAll(statement)) {
                    return document.name() + ", " + statement.label();
                }
            }
        }
        return null;
    }

    private boolean grantsAll(PolicyText document) {
        return document.statements().stream().anyMatch(this::grantsAll);
    }

    private boolean grantsAll(Statement statement) {
        return statement.effect() == Effect.ALLOW && !statement.conditional() && onEverything(statement);
    }

    private boolean deniesAll(PolicyText document) {
        return document.statements().stream()
                .anyMatch(statement ->
                        statement.effect() == Effect.DENY && !statement.conditional() && onEverything(statement));
    }

    private static boolean denies(PolicyText document) {
        return document.statements().stream().anyMatch(statement -> statement.effect() == Effect.DENY);
    }

    private boolean onEverything(Statement statement) {
        return statement.action().stream().anyMatch(AdministratorForm::isEveryAction)
                && statement.resource().stream()
                        .map(AdministratorForm::collapsed)
                        .anyMatch(this::isEveryResource);
    }

    private boolean mayGrant(PolicyText document, List<PolicyText> granting) {
        return document.statements().stream().anyMatch(statement -> mayGrant(statement, granting));
    }

    private boolean mayGrant(Statement statement, List<PolicyText> granting) {
        if (statement.effect() != Effect.ALLOW) {
            return false;
        }
        boolean resource = !statement.notResource().isEmpty()
                || statement.resource().stream()
                        .map(AdministratorForm::collapsed)
                        .anyMatch(pattern -> reachesEverything(pattern, "*?"));
        return resource && mayGrantActions(statement, granting);
    }

    private static boolean mayGrantActions(Statement statement, List<PolicyText> granting) {
        if (statement.action().stream().anyMatch(AdministratorForm::isEveryActionPerhaps)) {
            return true;
        }
        if (statement.notAction().isEmpty()
                || statement.notAction().stream().anyMatch(AdministratorForm::isEveryAction)) {
            return false;
        }
        // without iam:* nobody is an administrator, unless another Allow gives it back
        return statement.notAction().stream().noneMatch(AdministratorForm::isAllOfIam)
                || granting.stream()
                        .flatMap(document -> document.statements().stream())
                        .filter(other -> other.effect() == Effect.ALLOW)
                        .flatMap(other -> other.action().stream())
                        .anyMatch(AdministratorForm::isAllOfIam);
    }

    private boolean isEveryResource(String collapsed) {
        return reachesEverything(collapsed, "*");
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

    private static List<Unread> unreadOf(List<PolicyText> documents) {
        List<Unread> unread = new ArrayList<>();
        for (PolicyText document : documents) {
            if (document.unread() != null) {
                unread.add(document.unread());
            }
        }
        return unread;
    }
}
