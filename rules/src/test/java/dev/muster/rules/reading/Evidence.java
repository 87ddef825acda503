package dev.muster.rules.reading;

import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A snapshot and an instant, with the questions that several areas ask of them. */
record Evidence(Snapshot snapshot, Instant instant) {

    Optional<AuthorizationDetails> details() {
        return snapshot.section(SectionKinds.AUTHORIZATION_DETAILS).data();
    }

    /** Empty too when the report does not tell whose its rows are. */
    Optional<CredentialReport> report() {
        return snapshot.section(SectionKinds.CREDENTIAL_REPORT)
                .data()
                .filter(report -> report.hasColumn("user") && report.hasColumn("arn"));
    }

    Optional<AccountSummary> summary() {
        return snapshot.section(SectionKinds.ACCOUNT_SUMMARY).data();
    }

    OptionalLong summaryEntry(String name) {
        return summary().map(entries -> entries.entry(name)).orElse(OptionalLong.empty());
    }

    Optional<List<VirtualMfaDevice>> virtualDevices() {
        return snapshot.section(SectionKinds.VIRTUAL_MFA_DEVICES).data();
    }

    Optional<List<User>> users() {
        return list(AuthorizationDetails::users, "Users");
    }

    Optional<List<Group>> groups() {
        return list(AuthorizationDetails::groups, "Groups");
    }

    Optional<List<Role>> roles() {
        return list(AuthorizationDetails::roles, "Roles");
    }

    /** Those of the customer, which alone the summary counts. */
    Optional<List<ManagedPolicy>> customerPolicies() {
        return list(
                details -> details.policies() == null
                        ? null
                        : details.policies().stream()
                                .filter(policy -> !policy.awsManaged())
                                .toList(),
                "Policies");
    }

    Optional<User> user(String arn) {
        return users().flatMap(users ->
                users.stream().filter(user -> user.arn().equals(arn)).findFirst());
    }

    /** The users' names by ARN; empty when nobody tells them. */
    Optional<SortedMap<String, String>> population() {
        if (users().isEmpty() && report().isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> names = new TreeMap<>();
        report().ifPresent(report -> report.userRows().forEach(row -> names.put(row.arn(), row.user())));
        users().ifPresent(users -> users.forEach(user -> names.put(user.arn(), user.name())));
        return Optional.of(names);
    }

    /** Whether the details tell the groups and policies of every user. */
    boolean knowsEveryUser() {
        return users().isPresent()
                && population().stream()
                        .flatMap(names -> names.keySet().stream())
                        .allMatch(arn -> user(arn).isPresent());
    }

    /** Whether the details tell the policies of every user, group and role. */
    boolean knowsEveryPrincipal() {
        return knowsEveryUser() && groups().isPresent() && roles().isPresent();
    }

    /** The partition in which the account's ARNs are. */
    String partition() {
        Stream<String> ofDetails =
                details().stream().flatMap(AuthorizationDetails::entities).map(Entity::arn);
        Stream<String> ofReport =
                report().stream().flatMap(report -> report.rows().stream()).map(CredentialReportRow::arn);
        Stream<String> ofDevices =
                virtualDevices().stream().flatMap(List::stream).map(VirtualMfaDevice::serial);
        Stream<String> ofCertificates = snapshot.section(SectionKinds.SERVER_CERTIFICATES).data().stream()
                .flatMap(List::stream)
                .map(certificate -> certificate.arn());
        return Stream.of(ofDetails, ofReport, ofDevices, ofCertificates)
                .flatMap(arns -> arns)
                .map(arn -> arn.split(":", 3)[1])
                .findFirst()
                .orElse("aws");
    }

    String rootArn() {
        return "arn:" + partition() + ":iam::" + snapshot.account() + ":root";
    }

    /** Whether something that began then is more than so many days old; what begins in the future has the age 0. */
    boolean olderThan(Instant since, long days) {
        return Duration.between(since, instant).compareTo(Duration.ofDays(days)) > 0;
    }

    private <E> Optional<List<E>> list(Function<AuthorizationDetails, @Nullable List<E>> which, String counted) {
        Optional<List<E>> list = details().map(which);
        boolean cut = list.isPresent()
                && list.get().isEmpty()
                && summaryEntry(counted).orElse(0) > 0;
        return cut ? Optional.empty() : list;
    }
}
