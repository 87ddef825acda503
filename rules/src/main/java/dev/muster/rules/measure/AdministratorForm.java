package dev.muster.rules.measure;

import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Statement;
import dev.muster.rules.fact.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether documents grant everything, told by their form alone: three-valued, because conditions, denies and boundaries may take it away.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation logic</a>
 */
final class AdministratorForm {

    private final StatementForm form;

    /** @param partition of the account */
    AdministratorForm(String partition) {
        this.form = new StatementForm(partition);
    }

    /**
     * Judges by form; the details name the statements that decide, or that leave it open.
     *
     * @param granting documents that may grant
     * @param denying documents whose Deny counts
     * @param boundary the permissions boundary, null when there is none
     */
    Answer judge(List<PolicyText> granting, List<PolicyText> denying, @Nullable PolicyText boundary) {
        if (denying.stream().anyMatch(this::deniesAll) || boundary != null && deniesAll(boundary)) {
            return Answer.of(false);
        }
        List<Reason> grants = reasons(granting, form::grantsAll, "grants all actions on all resources");
        List<Reason> doubts = doubts(granting);
        List<PolicyText> unreadGranting = unread(granting);
        if (grants.isEmpty() && doubts.isEmpty() && unreadGranting.isEmpty()) {
            return Answer.of(false);
        }
        List<Reason> denies = reasons(denying, AdministratorForm::denies, "denies something");
        List<PolicyText> unread = unread(denying);
        boolean unbounded = boundary == null || grantsAll(boundary) && !denies(boundary);
        if (!grants.isEmpty() && denies.isEmpty() && unread.isEmpty() && unbounded) {
            return Answer.of(true, "", grants);
        }
        List<Reason> open = new ArrayList<>(grants);
        open.addAll(doubts);
        open.addAll(denies);
        Set<PolicyText> missing = new LinkedHashSet<>(unreadGranting);
        missing.addAll(unread);
        missing.forEach(document -> open.add(document.unreadReason()));
        if (boundary != null && !unbounded) {
            missing.addAll(unread(List.of(boundary)));
            open.add(ofBoundary(boundary));
        }
        Set<Unread> sections = new TreeSet<>();
        missing.stream().map(PolicyText::unread).forEach(section -> {
            if (section != null) {
                sections.add(section);
            }
        });
        return Answer.unknown(open, List.copyOf(sections));
    }

    private static Reason ofBoundary(PolicyText boundary) {
        Reason reason = boundary.unreadReason();
        return boundary.unread() == null
                ? Reason.of(
                        "the permissions boundary `" + boundary.id() + "` does not plainly allow all", reason.facts())
                : Reason.of("the permissions boundary: " + reason.text(), reason.facts());
    }

    /** The first statement of each document that may grant all. */
    private List<Reason> doubts(List<PolicyText> granting) {
        boolean iamIsGranted = granting.stream()
                .flatMap(document -> document.statements().stream())
                .anyMatch(StatementForm::grantsAllOfIam);
        List<Reason> doubts = new ArrayList<>();
        for (PolicyText document : granting) {
            first(document, statement -> !form.grantsAll(statement) && form.mayGrantAll(statement, iamIsGranted))
                    .map(statement -> document.reason(statement, "may grant all, by " + StatementForm.doubt(statement)))
                    .ifPresent(doubts::add);
        }
        return doubts;
    }

    /** The first statement of each document that is such. */
    private static List<Reason> reasons(List<PolicyText> documents, Predicate<Statement> such, String does) {
        List<Reason> reasons = new ArrayList<>();
        for (PolicyText document : documents) {
            first(document, such)
                    .map(statement -> document.reason(statement, does))
                    .ifPresent(reasons::add);
        }
        return reasons;
    }

    private static Optional<Statement> first(PolicyText document, Predicate<Statement> such) {
        return document.statements().stream().filter(such).findFirst();
    }

    private boolean grantsAll(PolicyText document) {
        return first(document, form::grantsAll).isPresent();
    }

    private boolean deniesAll(PolicyText document) {
        return first(document, form::deniesAll).isPresent();
    }

    private static boolean denies(PolicyText document) {
        return first(document, AdministratorForm::denies).isPresent();
    }

    private static boolean denies(Statement statement) {
        return statement.effect() == Effect.DENY;
    }

    private static List<PolicyText> unread(List<PolicyText> documents) {
        return documents.stream().filter(document -> document.unread() != null).toList();
    }
}
