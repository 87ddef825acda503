package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.snapshot.Cause;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A policy document as far as it could be read.
 *
 * @param name for reasons: inline policy `name` of group `name`
 * @param id the policy's name or ARN, empty for a group of which nobody knows the policies
 * @param policy null when it could not be read, and then {@code unread} says why
 */
record PolicyText(
        String name,
        String id,
        @Nullable Policy policy,
        @Nullable Unread unread) {

    boolean read() {
        return policy != null;
    }

    List<Statement> statements() {
        return policy == null ? List.of() : policy.statements();
    }

    /** The same document, by whom it comes to a user. */
    PolicyText of(String holder) {
        return new PolicyText(name + " of " + holder, id, policy, unread);
    }

    /** What a statement does, for a finding's reasons: the statements of a document are counted from 1. */
    Reason reason(Statement statement, String does) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("policy", id);
        facts.put("statement", Integer.toString(statement.index() + 1));
        String sid = statement.sid();
        String called = "";
        if (sid != null && !sid.isEmpty()) {
            facts.put("sid", sid);
            called = " (`" + sid + "`)";
        }
        return Reason.of(name + ", statement " + (statement.index() + 1) + called + ": " + does, facts);
    }

    /** That the document was not read, for a finding's reasons. */
    Reason unreadReason() {
        boolean malformed = unread != null && unread.cause() == Cause.MALFORMED;
        return Reason.of(
                name + (malformed ? " is no policy that can be read" : " has not been read"),
                id.isEmpty() ? Map.of() : Map.of("policy", id));
    }
}
