package dev.muster.benchmarks;

import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.credential.PasswordPolicy;
import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PolicyVersion;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.RoleLastUsed;
import dev.muster.iam.identity.User;
import dev.muster.iam.json.Instants;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An account of 238 resources as storage was measured with: 120 roles, 10 users, 8 groups, 40 customer policies, 60 policies of AWS.
 *
 * <p>From one day to the next 0.5 % of the resources change, and a third of the roles and half of the users are used.
 */
final class SyntheticAccount {

    private static final int ROLES = 120;
    private static final int USERS = 10;
    private static final int GROUPS = 8;
    private static final int CUSTOMER_POLICIES = 40;
    private static final int AWS_POLICIES = 60;
    private static final double DAILY_CHANGE = 0.005;
    private static final Instant FIRST_DAY = Instant.parse("2026-01-01T06:00:00Z");
    private static final Instant CREATED = Instant.parse("2024-03-01T09:00:00Z");

    private final int number;
    private final String id;

    SyntheticAccount(int number) {
        this.number = number;
        this.id = "%012d".formatted(100_000_000_000L + number);
    }

    String id() {
        return id;
    }

    /** The account on a day, counted from 0. */
    Snapshot on(int day) {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        sections.put(new SectionId(SectionKinds.AUTHORIZATION_DETAILS, null), new Section.Present<>(details(day)));
        sections.put(new SectionId(SectionKinds.CREDENTIAL_REPORT, null), new Section.Present<>(report(day)));
        sections.put(new SectionId(SectionKinds.ACCOUNT_SUMMARY, null), new Section.Present<>(summary()));
        sections.put(
                new SectionId(SectionKinds.PASSWORD_POLICY, null),
                new Section.Present<>(new PasswordPolicy(14L, 24L, 90L, true, true, true, true, true, true, false)));
        sections.put(new SectionId(SectionKinds.VIRTUAL_MFA_DEVICES, null), new Section.Present<>(List.of()));
        sections.put(new SectionId(SectionKinds.SERVER_CERTIFICATES, null), new Section.Present<>(List.of()));
        Provenance provenance =
                new Provenance(Origin.FILES, TimeSource.MANIFEST, "benchmark", "synthetic", null, List.of());
        return new Snapshot(id, instant(day), provenance, sections, List.of());
    }

    private AuthorizationDetails details(int day) {
        List<User> users = IntStream.range(0, USERS)
                .mapToObj(i -> new User(
                        arn("user/user-" + i),
                        uniqueId("AIDA", i),
                        "user-" + i,
                        "/",
                        CREATED,
                        List.of("group-" + i % GROUPS),
                        List.of(),
                        List.of(),
                        null,
                        List.of()))
                .toList();
        List<Group> groups = IntStream.range(0, GROUPS)
                .mapToObj(i -> new Group(
                        arn("group/group-" + i),
                        uniqueId("AGPA", i),
                        "group-" + i,
                        "/",
                        CREATED,
                        List.of(),
                        List.of(new AttachedPolicy(arn("policy/customer-" + i), "customer-" + i))))
                .toList();
        List<Role> roles = IntStream.range(0, ROLES).mapToObj(i -> role(i, day)).toList();
        List<ManagedPolicy> policies = new ArrayList<>();
        for (int i = 0; i < CUSTOMER_POLICIES; i++) {
            policies.add(policy(arn("policy/customer-" + i), i, document(number, "customer", i, changes(i, day))));
        }
        for (int i = 0; i < AWS_POLICIES; i++) {
            policies.add(policy("arn:aws:iam::aws:policy/Managed" + i, i, document(0, "aws", i, 0)));
        }
        return new AuthorizationDetails(users, groups, roles, policies);
    }

    private Role role(int i, int day) {
        int lastUsedDay = day - (day + i) % 3;
        return new Role(
                arn("role/service-role-" + i),
                uniqueId("AROA", i),
                "service-role-" + i,
                "/",
                CREATED,
                PolicyDocument.of(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"),
                List.of(new InlinePolicy("inline", document(number, "inline", i, changes(1000 + i, day)))),
                List.of(new AttachedPolicy(
                        "arn:aws:iam::aws:policy/Managed" + i % AWS_POLICIES, "Managed" + i % AWS_POLICIES)),
                null,
                List.of(),
                List.of(),
                new RoleLastUsed(instant(lastUsedDay).plus(Duration.ofSeconds(977L * i % 3600)), "eu-central-1"));
    }

    private static ManagedPolicy policy(String arn, int i, PolicyDocument document) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return new ManagedPolicy(
                arn,
                "ANPA%017d".formatted(i),
                name,
                "/",
                "v1",
                1L,
                0L,
                true,
                null,
                CREATED,
                CREATED,
                List.of(new PolicyVersion("v1", true, CREATED, document)));
    }

    /** About 800 bytes, as half of AWS's own policies are at most. */
    private static PolicyDocument document(int owner, String kind, int i, int version) {
        StringBuilder statements = new StringBuilder();
        for (int s = 0; s < 4; s++) {
            statements
                    .append(s == 0 ? "" : ",")
                    .append("{\"Sid\":\"S%d\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\",\"s3:ListBucket\","
                            .formatted(s))
                    .append("\"dynamodb:GetItem\",\"dynamodb:Query\"],\"Resource\":\"arn:aws:s3:::%s-%d-%d-%d-v%d/*\"}"
                            .formatted(kind, owner, i, s, version));
        }
        return PolicyDocument.of("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
    }

    private CredentialReport report(int day) {
        List<String> columns = List.of(
                "user",
                "arn",
                "user_creation_time",
                "password_enabled",
                "password_last_used",
                "password_last_changed",
                "password_next_rotation",
                "mfa_active",
                "access_key_1_active",
                "access_key_1_last_rotated",
                "access_key_1_last_used_date",
                "access_key_1_last_used_region",
                "access_key_1_last_used_service",
                "access_key_2_active",
                "access_key_2_last_rotated",
                "access_key_2_last_used_date",
                "access_key_2_last_used_region",
                "access_key_2_last_used_service",
                "cert_1_active",
                "cert_1_last_rotated",
                "cert_2_active",
                "cert_2_last_rotated");
        List<CredentialReportRow> rows = new ArrayList<>();
        rows.add(row("<root_account>", arn("root"), day, -1));
        for (int i = 0; i < USERS; i++) {
            rows.add(row("user-" + i, arn("user/user-" + i), day, i));
        }
        return new CredentialReport(columns, rows, instant(day));
    }

    private CredentialReportRow row(String user, String arn, int day, int i) {
        SortedMap<String, String> cells = new TreeMap<>();
        String used = Instants.text(instant(day - (day + i + 2) % 2));
        String created = Instants.text(CREATED);
        cells.put("user", user);
        cells.put("arn", arn);
        cells.put("user_creation_time", created);
        cells.put("password_enabled", i < 0 ? "not_supported" : "true");
        cells.put("password_last_used", i < 0 ? "no_information" : used);
        cells.put("password_last_changed", i < 0 ? "not_supported" : created);
        cells.put("password_next_rotation", "N/A");
        cells.put("mfa_active", "true");
        for (int key = 1; key <= 2; key++) {
            boolean active = i >= 0 && key == 1;
            cells.put("access_key_" + key + "_active", Boolean.toString(active));
            cells.put("access_key_" + key + "_last_rotated", active ? created : "N/A");
            cells.put("access_key_" + key + "_last_used_date", active ? used : "N/A");
            cells.put("access_key_" + key + "_last_used_region", active ? "eu-central-1" : "N/A");
            cells.put("access_key_" + key + "_last_used_service", active ? "s3" : "N/A");
            cells.put("cert_" + key + "_active", "false");
            cells.put("cert_" + key + "_last_rotated", "N/A");
        }
        return new CredentialReportRow(cells);
    }

    private static AccountSummary summary() {
        SortedMap<String, Long> entries = new TreeMap<>();
        entries.put("Users", (long) USERS);
        entries.put("Groups", (long) GROUPS);
        entries.put("Roles", (long) ROLES);
        entries.put("Policies", (long) CUSTOMER_POLICIES);
        entries.put("AccountMFAEnabled", 1L);
        entries.put("AccountAccessKeysPresent", 0L);
        entries.put("AccountSigningCertificatesPresent", 0L);
        entries.put("AccountPasswordPresent", 1L);
        return new AccountSummary(entries);
    }

    /** How often a resource has changed up to a day. */
    private int changes(int resource, int day) {
        int period = (int) Math.round(1 / DAILY_CHANGE);
        return (day + (number * 31 + resource * 17) % period) / period;
    }

    private String arn(String resource) {
        return "arn:aws:iam::" + id + ":" + resource;
    }

    private String uniqueId(String prefix, int i) {
        return prefix + "%09d%08d".formatted(number, i);
    }

    private static Instant instant(int day) {
        return FIRST_DAY.plus(Duration.ofDays(day));
    }
}
