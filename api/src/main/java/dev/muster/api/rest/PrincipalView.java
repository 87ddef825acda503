package dev.muster.api.rest;

import dev.muster.iam.access.WhoCan.Entitlement;
import dev.muster.iam.decision.MatchedStatement;
import dev.muster.iam.decision.MissingFact;
import dev.muster.store.SnapshotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user or role, and where an action is asked about, whether it can do it.
 *
 * @param principal its ARN; null for an account of which nobody knows the users and roles
 * @param type `user`, `role`, or `account`
 * @param access `ALLOWED`, `CONDITIONALLY` or `UNDETERMINED`; null where no action is asked about
 * @param asRead of an undetermined answer: what follows from the policies that were read; null where they refuse it, and of other answers
 * @param resources `all` or `some`: on how many resources it is allowed; null where one resource is asked about, or it is not known
 * @param statements those that decide about the one resource that is asked about
 * @param missing what is not known and would decide: keys of the request, documents, the policy of the resource, sections
 * @param snapshot the latest one whose authorization details were read; null where none was
 */
public record PrincipalView(
        @Nullable String principal,
        String type,
        String account,
        @Nullable String access,
        @Nullable String asRead,
        @Nullable String resources,
        List<DecidingStatement> statements,
        List<MissingFactView> missing,
        @Nullable String snapshot,
        @Nullable Instant collectedAt,
        @Nullable Long ageSeconds,
        String serviceReference) {

    /** A statement that bears on the answer. @param match `applies` or `condition_unknown` */
    public record DecidingStatement(
            String layer,
            @Nullable String target,
            String policy,
            int index,
            @Nullable String sid,
            String effect,
            String match) {

        static DecidingStatement of(MatchedStatement statement) {
            return new DecidingStatement(
                    statement.layer().written(),
                    statement.target(),
                    statement.policy(),
                    statement.index(),
                    statement.sid(),
                    PrincipalAccessView.written(statement.effect()),
                    statement.applies() ? "applies" : "condition_unknown");
        }
    }

    /** Something that is not known. @param kind `context_key`, `document`, `resource_policy` or `section` */
    public record MissingFactView(
            String kind, String name, @Nullable String problem) {

        static MissingFactView of(MissingFact fact) {
            return new MissingFactView(fact.kind().written(), fact.name(), fact.problem());
        }
    }

    /** @param entitlement null where no action is asked about */
    static PrincipalView of(
            String arn,
            String type,
            SnapshotRow snapshot,
            @Nullable Entitlement entitlement,
            String serviceReference,
            Instant asOf) {
        return new PrincipalView(
                arn,
                type,
                snapshot.account(),
                entitlement == null ? null : entitlement.certainty().name(),
                entitlement == null || entitlement.asRead() == null
                        ? null
                        : entitlement.asRead().name(),
                entitlement == null || entitlement.everything() == null
                        ? null
                        : entitlement.everything() ? "all" : "some",
                entitlement == null
                        ? List.of()
                        : entitlement.statements().stream()
                                .map(DecidingStatement::of)
                                .toList(),
                entitlement == null
                        ? List.of()
                        : entitlement.missing().stream()
                                .map(MissingFactView::of)
                                .toList(),
                snapshot.id().toString(),
                snapshot.collectedAt(),
                Duration.between(snapshot.collectedAt(), asOf).toSeconds(),
                serviceReference);
    }

    /** An account of which it is not known who is in it. */
    static PrincipalView unread(
            String account, @Nullable SnapshotRow snapshot, String section, String serviceReference, Instant asOf) {
        return new PrincipalView(
                null,
                "account",
                account,
                "UNDETERMINED",
                null,
                null,
                List.of(),
                List.of(new MissingFactView("section", section, "the account's users and roles were not read")),
                snapshot == null ? null : snapshot.id().toString(),
                snapshot == null ? null : snapshot.collectedAt(),
                snapshot == null
                        ? null
                        : Duration.between(snapshot.collectedAt(), asOf).toSeconds(),
                serviceReference);
    }
}
