package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.iam.snapshot.SectionKinds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customer policies, the account's support and audit roles, and server certificates. */
final class PolicyReading {

    private static final String ATTACHED = "policy-no-admin-customer-attached";
    private static final String UNATTACHED = "policy-no-admin-customer-unattached";

    private final Evidence evidence;
    private final Settings settings;
    private final Library library;

    PolicyReading(Evidence evidence, Settings settings) {
        this.evidence = evidence;
        this.settings = settings;
        this.library = new Library(evidence);
    }

    void judge(Outcomes outcomes) {
        String account = evidence.snapshot().account();
        policies(outcomes, account);
        boolean any = settings.anyPrincipalSupports();
        outcomes.failsIf("support-role", account, holds("AWSSupportAccess", any).map(held -> !held));
        outcomes.failsIf(
                "security-audit-role", account, holds("SecurityAudit", false).map(held -> !held));
        certificates(outcomes, account);
    }

    private void policies(Outcomes outcomes, String account) {
        if (evidence.customerPolicies().isEmpty()) {
            outcomes.failsIf(ATTACHED, account, Possible.TRUTH);
            outcomes.failsIf(UNATTACHED, account, Possible.TRUTH);
            return;
        }
        for (ManagedPolicy policy : evidence.customerPolicies().get()) {
            List<Document> itself = List.of(Library.defaultDocument(policy));
            Possible<Outcome> grants = new AdministratorReading(evidence.partition())
                    .of(itself, itself, Optional.empty())
                    .map(yes -> yes ? Outcome.FAIL : Outcome.PASS);
            boolean named =
                    attachments(true).anyMatch(attached -> attached.arn().equals(policy.arn()));
            boolean bounds =
                    boundaries().anyMatch(boundary -> boundary.policyArn().equals(policy.arn()));
            Possible<Boolean> attached = used(policy.attachmentCount(), named);
            Possible<Boolean> boundary = used(policy.boundaryUsageCount(), bounds);
            outcomes.add(
                    ATTACHED,
                    policy.arn(),
                    attached.with(grants, (there, outcome) -> there ? outcome : Outcome.NOT_APPLICABLE));
            outcomes.add(
                    UNATTACHED,
                    policy.arn(),
                    attached.with(boundary, Boolean::logicalOr)
                            .with(grants, (elsewhere, outcome) -> elsewhere ? Outcome.NOT_APPLICABLE : outcome));
        }
    }

    /** Whether a principal names the policy: as one shows, or as AWS counts, those too whom nobody shows. */
    private Possible<Boolean> used(@Nullable Long count, boolean named) {
        if (named || count != null && count > 0) {
            return Possible.known(true);
        }
        return count == null && !evidence.knowsEveryPrincipal() ? Possible.TRUTH : Possible.known(false);
    }

    private Stream<AttachedPolicy> attachments(boolean anyPrincipal) {
        Stream<AttachedPolicy> ofRoles = evidence.roles().stream()
                .flatMap(List::stream)
                .map(Role::attachedPolicies)
                .flatMap(List::stream);
        if (!anyPrincipal) {
            return ofRoles;
        }
        Stream<AttachedPolicy> ofUsers = evidence.users().stream()
                .flatMap(List::stream)
                .map(User::attachedPolicies)
                .flatMap(List::stream);
        Stream<AttachedPolicy> ofGroups = evidence.groups().stream()
                .flatMap(List::stream)
                .map(Group::attachedPolicies)
                .flatMap(List::stream);
        return Stream.of(ofRoles, ofUsers, ofGroups).flatMap(attached -> attached);
    }

    private Stream<PermissionsBoundary> boundaries() {
        Stream<@Nullable PermissionsBoundary> ofUsers =
                evidence.users().stream().flatMap(List::stream).map(User::boundary);
        Stream<@Nullable PermissionsBoundary> ofRoles =
                evidence.roles().stream().flatMap(List::stream).map(Role::boundary);
        return Stream.concat(ofUsers, ofRoles).flatMap(Stream::ofNullable);
    }

    private Possible<Boolean> holds(String awsPolicy, boolean anyPrincipal) {
        boolean held =
                attachments(anyPrincipal).anyMatch(attached -> attached.arn().equals(library.awsPolicy(awsPolicy)));
        if (held) {
            return Possible.known(true);
        }
        boolean whole =
                anyPrincipal ? evidence.knowsEveryPrincipal() : evidence.roles().isPresent();
        return whole ? Possible.known(false) : Possible.TRUTH;
    }

    private void certificates(Outcomes outcomes, String account) {
        evidence.snapshot()
                .section(SectionKinds.SERVER_CERTIFICATES)
                .data()
                .ifPresentOrElse(
                        certificates -> certificates.forEach(certificate -> outcomes.failsIf(
                                "server-cert-not-expired",
                                certificate.arn(),
                                certificate.expiration() == null
                                        ? Possible.TRUTH
                                        : Possible.known(evidence.instant().isAfter(certificate.expiration())))),
                        () -> outcomes.failsIf("server-cert-not-expired", account, Possible.TRUTH));
    }
}
