package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Statement;
import dev.muster.rules.fact.Answer;
import dev.muster.rules.fact.IpRanges;
import dev.muster.rules.fact.IpRestriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a user's documents speak of where requests come from.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html">Deny access based on the source IP</a>
 */
final class IpForm {

    private static final String SOURCE_IP = "aws:sourceip";
    private static final String VARIABLE = "${" + SOURCE_IP;

    private IpForm() {}

    static IpRestriction of(String user, List<PolicyText> policies, @Nullable PolicyText boundary) {
        List<PolicyText> documents = new ArrayList<>(policies);
        if (boundary != null) {
            documents.add(boundary);
        }
        List<Unread> unread = new ArrayList<>();
        List<IpRanges> denies = new ArrayList<>();
        List<Reason> details = new ArrayList<>();
        boolean mentioned = false;
        for (PolicyText document : documents) {
            if (document.unread() != null) {
                unread.add(document.unread());
                details.add(document.unreadReason());
            }
            for (Statement statement : document.statements()) {
                if (deniesOutside(statement)) {
                    List<String> ranges = statement.conditions().get(0).values();
                    denies.add(new IpRanges("", ranges));
                    details.add(document.reason(
                            statement, "denies everything from outside of " + String.join(", ", ranges)));
                } else if (mentions(statement)) {
                    details.add(document.reason(statement, "speaks of aws:SourceIp in another way"));
                }
                mentioned |= mentions(statement);
            }
        }
        return new IpRestriction(
                user,
                Answer.of(!documents.isEmpty()),
                mentioned || unread.isEmpty() ? Answer.of(mentioned) : Answer.unknown(unread),
                denies,
                details,
                unread);
    }

    /** As the key of a condition, or as the policy variable `${aws:SourceIp}`. */
    private static boolean mentions(Statement statement) {
        Stream<String> texts = Stream.concat(
                Stream.concat(statement.resource().stream(), statement.notResource().stream()),
                statement.conditions().stream().flatMap(condition -> condition.values().stream()));
        return statement.conditions().stream().anyMatch(IpForm::onSourceIp)
                || texts.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(VARIABLE));
    }

    private static boolean deniesOutside(Statement statement) {
        return statement.effect() == Effect.DENY
                && StatementForm.isOnAll(statement)
                && statement.conditions().size() == 1
                && onSourceIp(statement.conditions().get(0))
                && statement.conditions().get(0).operator().equalsIgnoreCase("NotIpAddress");
    }

    private static boolean onSourceIp(Condition condition) {
        return condition.key().equalsIgnoreCase(SOURCE_IP);
    }
}
