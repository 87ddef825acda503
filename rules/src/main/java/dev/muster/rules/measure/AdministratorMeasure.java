package dev.muster.rules.measure;

import dev.muster.iam.administrator.Administrators;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.fact.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether documents make an administrator: unknown exactly when what was not read could make one, or unmake one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
final class AdministratorMeasure {

    private final Administrators administrators;

    AdministratorMeasure(Administrators administrators) {
        this.administrators = administrators;
    }

    /**
     * Judges; the details name the statements that decide, or that leave it open.
     *
     * @param holder the ARN of the user or role who holds the documents; null for anybody
     * @param granting documents that may grant
     * @param denying documents whose Deny counts
     * @param boundary the permissions boundary, null when there is none
     */
    Answer judge(
            @Nullable String holder,
            List<PolicyText> granting,
            List<PolicyText> denying,
            @Nullable PolicyText boundary) {
        List<PolicyText> granted = granting.stream().map(this::stored).toList();
        List<PolicyText> denied = denying.stream().map(this::stored).toList();
        PolicyText bound = boundary == null ? null : stored(boundary);
        Policy limit = bound == null ? null : bound.policy();
        List<Policy> grants = policies(granted);
        boolean whole = Stream.concat(denied.stream(), Stream.ofNullable(bound)).allMatch(PolicyText::read);
        boolean granters = granted.stream().allMatch(PolicyText::read);

        boolean certain = whole && administrators.hold(holder, grants, policies(denied), limit);
        if (certain) {
            return Answer.of(true, "", details(granted, denied, bound));
        }
        List<Policy> possible = new ArrayList<>(grants);
        if (!granters) {
            possible.add(Documents.EVERYTHING);
        }
        if (granters && whole || !administrators.hold(holder, possible, policies(denied), limit)) {
            return Answer.of(false);
        }
        return open(granted, denied, bound);
    }

    private Answer open(List<PolicyText> granting, List<PolicyText> denying, @Nullable PolicyText boundary) {
        List<Reason> details = new ArrayList<>(details(granting, denying, boundary));
        Set<PolicyText> unread = new LinkedHashSet<>();
        Stream.of(granting, denying)
                .flatMap(List::stream)
                .filter(text -> !text.read())
                .forEach(unread::add);
        unread.forEach(text -> details.add(text.unreadReason()));
        if (boundary != null && !boundary.read()) {
            Reason reason = boundary.unreadReason();
            details.add(Reason.of("the permissions boundary: " + reason.text(), reason.facts()));
            unread.add(boundary);
        }
        Set<Unread> sections = new TreeSet<>();
        unread.stream().map(PolicyText::unread).filter(Objects::nonNull).forEach(sections::add);
        return Answer.unknown(details, List.copyOf(sections));
    }

    /** What grants, and what stands beside it without taking the administrator's rights away. */
    private List<Reason> details(List<PolicyText> granting, List<PolicyText> denying, @Nullable PolicyText boundary) {
        List<Reason> details = new ArrayList<>();
        for (PolicyText text : granting) {
            Policy policy = text.policy();
            if (policy != null) {
                administrators.grants(policy).stream()
                        .findFirst()
                        .map(statement -> text.reason(statement, "grants " + StatementForm.scope(statement)))
                        .ifPresent(details::add);
            }
        }
        for (PolicyText text : denying) {
            text.statements().stream()
                    .filter(statement -> statement.effect() == Effect.DENY)
                    .findFirst()
                    .map(statement -> text.reason(statement, denies(statement)))
                    .ifPresent(details::add);
        }
        if (boundary != null && boundary.read()) {
            details.add(Reason.of(
                    "the permissions boundary `" + boundary.id() + "` leaves the administrator's rights",
                    Map.of("policy", boundary.id())));
        }
        return details;
    }

    private static String denies(Statement statement) {
        return "denies something, but leaves the administrator's rights"
                + (statement.conditional() ? ": it has " + StatementForm.conditions(statement) : "");
    }

    /** What AWS would not store as such a policy says nothing that is known. */
    private PolicyText stored(PolicyText text) {
        Policy policy = text.policy();
        return policy == null || administrators.problem(policy) == null
                ? text
                : new PolicyText(text.name(), text.id(), null, new Unread(Identities.SECTION, Cause.MALFORMED));
    }

    private static List<Policy> policies(List<PolicyText> texts) {
        return texts.stream().map(PolicyText::policy).filter(Objects::nonNull).toList();
    }
}
