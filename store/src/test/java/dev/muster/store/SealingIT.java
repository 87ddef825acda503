package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.control.Severity;
import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.RoleLastUsed;
import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SealingIT {

    private static final Instant DAY_ONE = Instant.parse("2026-09-01T06:00:00Z");
    private static final Instant DAY_TWO = DAY_ONE.plus(Duration.ofDays(1));
    private static final Instant DAY_THREE = DAY_ONE.plus(Duration.ofDays(2));
    private static int accounts;

    private static Database database;
    private static SnapshotSealing sealing;

    private final String account = "%012d".formatted(100_000_000_001L + accounts++);

    @BeforeAll
    static void migrate() {
        TestDatabase fresh = TestDatabase.create();
        Migration.migrate(fresh.jdbcUrl(), fresh.owner(), fresh.application().user());
        Migration.migrate(fresh.jdbcUrl(), fresh.owner(), fresh.application().user());
        Migration.check(fresh.jdbcUrl(), fresh.application());
        database = Database.connect(fresh.jdbcUrl(), fresh.application());
        sealing = new SnapshotSealing(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theApplicationsLoginIsUnprivileged() {
        database.requireUnprivilegedLogin();
    }

    @Test
    void sealingTheSameContentTwiceChangesNothing() {
        Snapshot snapshot = snapshot(DAY_ONE, details(role("a", "s3:*")));
        Sealed first = seal(snapshot);
        long rows = rows();
        Sealed again = seal(snapshot);

        assertThat(first.alreadyThere()).isFalse();
        assertThat(again.alreadyThere()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void otherContentAtTheSameInstantIsRefused() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))));
        long rows = rows();

        assertThatThrownBy(() -> seal(snapshot(DAY_ONE, details(role("b", "s3:*")))))
                .isInstanceOfSatisfying(
                        SealRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SealRefusedException.Reason.CONFLICT));
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void anOlderSnapshotThanTheLatestIsRefused() {
        seal(snapshot(DAY_TWO, details(role("a", "s3:*"))));

        assertThatThrownBy(() -> seal(snapshot(DAY_ONE, details(role("a", "s3:*")))))
                .isInstanceOfSatisfying(
                        SealRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(SealRefusedException.Reason.OUT_OF_ORDER));
        assertThat(new Snapshots(database).list(Scope.of(account), account, DAY_THREE, null, 10))
                .hasSize(1);
    }

    @Test
    void aDayWithoutChangeWritesNoResourceAndNoVerdictRow() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))));
        long resources = count("resource_change");
        long verdicts = count("verdict_change");
        long sections = count("section_change");
        seal(snapshot(DAY_TWO, details(role("a", "s3:*"))));

        assertThat(count("resource_change")).isEqualTo(resources);
        assertThat(count("verdict_change")).isEqualTo(verdicts);
        assertThat(count("section_change")).isEqualTo(sections);
        assertThat(count("snapshot")).isEqualTo(2);
    }

    @Test
    void mereUseWritesNoResourceRowButIsKept() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))));
        long resources = count("resource_change");
        Role used = withUse(role("a", "s3:*"), DAY_ONE);
        Sealed second = seal(snapshot(DAY_TWO, details(used)));

        assertThat(count("resource_change")).isEqualTo(resources);
        assertThat(load(second)
                        .section(SectionKinds.AUTHORIZATION_DETAILS)
                        .data()
                        .orElseThrow()
                        .roles())
                .containsExactly(used);
    }

    @Test
    void oneDeniedCallDoesNotLookLikeDeletedRoles() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))));
        seal(snapshot(DAY_TWO, new Section.Unreadable<>(Cause.DENIED)));

        assertThat(arns(DAY_TWO)).containsExactly(arn("a"));
        seal(snapshot(DAY_THREE, details()));
        assertThat(arns(DAY_THREE)).isEmpty();
        assertThat(arns(DAY_TWO)).containsExactly(arn("a"));
    }

    @Test
    void anEarlierDayIsReadAsItWas() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))), Outcome.PASS);
        seal(snapshot(DAY_TWO, details(role("a", "*"), role("b", "s3:*"))), Outcome.FAIL);

        assertThat(arns(DAY_ONE)).containsExactly(arn("a"));
        assertThat(arns(DAY_TWO)).containsExactly(arn("a"), arn("b"));
        assertThat(findings(DAY_ONE)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo("PASS");
            assertThat(finding.firstSeen()).isEqualTo(DAY_ONE);
        });
        assertThat(findings(DAY_THREE)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo("FAIL");
            assertThat(finding.firstSeen()).isEqualTo(DAY_TWO);
            assertThat(finding.lastSeen()).isEqualTo(DAY_TWO);
        });
        assertThat(findings(DAY_ONE.minusSeconds(1))).isEmpty();
        assertThat(findings(DAY_ONE).get(0).id())
                .isEqualTo(findings(DAY_TWO).get(0).id());
    }

    @Test
    void aRunOfOneOutcomeGoesOnWhenOnlyTheReasonsChange() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))), Outcome.FAIL, "first reason");
        seal(snapshot(DAY_TWO, details(role("a", "s3:*"))), Outcome.FAIL, "second reason");

        assertThat(findings(DAY_TWO)).singleElement().satisfies(finding -> {
            assertThat(finding.firstSeen()).isEqualTo(DAY_ONE);
            assertThat(finding.lastSeen()).isEqualTo(DAY_TWO);
        });
    }

    @Test
    void aLoadedSnapshotHasTheDigestOfTheSealedOne() {
        Snapshot snapshot = snapshot(
                DAY_ONE, details(withUse(role("a", "s3:*"), DAY_ONE.minusSeconds(9)), role("ü=,.@-_+", "iam:*")));
        Snapshot loaded = load(seal(snapshot));

        assertThat(loaded.contentDigest()).isEqualTo(snapshot.contentDigest());
        assertThat(loaded.sections()).isEqualTo(snapshot.sections());
        assertThat(loaded.status()).isEqualTo(snapshot.status());
    }

    @Test
    void everyDayLoadsWithItsOwnDigest() {
        Snapshot one = snapshot(DAY_ONE, details(role("a", "s3:*"), role("b", "s3:*")));
        Snapshot two = snapshot(DAY_TWO, details(role("b", "ec2:*")));
        Sealed sealedOne = seal(one);
        Sealed sealedTwo = seal(two);

        assertThat(load(sealedOne).contentDigest()).isEqualTo(one.contentDigest());
        assertThat(load(sealedTwo).contentDigest()).isEqualTo(two.contentDigest());
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        long rows = rows();
        Snapshot snapshot = snapshot(DAY_ONE, details(role("a", "s3:*")));
        Evaluation broken = new Evaluation(
                account,
                snapshot.contentDigest(),
                DAY_ONE,
                ruleset(),
                List.of(finding("dup", Outcome.PASS, "x"), finding("dup", Outcome.FAIL, "x")),
                List.of());

        assertThatThrownBy(() -> sealing.seal(snapshot, broken)).isInstanceOf(DatabaseUnavailableException.class);
        assertThat(rows()).isEqualTo(rows);
        assertThat(sealing.seal(snapshot, evaluation(snapshot, Outcome.FAIL, "x"))
                        .alreadyThere())
                .isFalse();
    }

    @Test
    void twoSealingsOfOneAccountAtOnceLeaveOneSnapshot() {
        Snapshot snapshot = snapshot(DAY_ONE, details(role("a", "s3:*")));
        List<CompletableFuture<Sealed>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(CompletableFuture.supplyAsync(() -> seal(snapshot)));
        }

        assertThat(both.stream().map(CompletableFuture::join).filter(Sealed::alreadyThere))
                .hasSize(1);
        assertThat(count("snapshot")).isEqualTo(1);
    }

    @Test
    void historyCannotBeChangedByTheApplicationsLogin() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))));

        for (String statement : List.of(
                "update verdict_change set outcome = 'PASS'",
                "delete from verdict_change",
                "delete from snapshot",
                "update snapshot set complete = true",
                "truncate document")) {
            assertThatThrownBy(() -> database.inTransaction(Scope.ALL, connection -> {
                        try (Statement sql = connection.createStatement()) {
                            return sql.execute(statement);
                        }
                    }))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aTransactionSeesTheAccountsOfItsScopeOnly() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:GetObject" + account))));
        Digest policy = policy("s3:GetObject" + account).digest();
        Snapshots snapshots = new Snapshots(database);

        assertThat(snapshots.list(Scope.of(account), null, DAY_ONE, null, 10)).hasSize(1);
        assertThat(snapshots.list(Scope.of("999999999999"), null, DAY_ONE, null, 10))
                .isEmpty();
        assertThat(snapshots.list(Scope.of(Set.of()), null, DAY_ONE, null, 10)).isEmpty();
        assertThat(new Documents(database).find(Scope.of(account), policy)).isPresent();
        assertThat(new Documents(database).find(Scope.of("999999999999"), policy))
                .isEmpty();
    }

    @Test
    void aFindingIsFoundByItsIdWithinTheScope() {
        seal(snapshot(DAY_ONE, details(role("a", "s3:*"))));
        Findings findings = new Findings(database);
        Findings.FindingRow listed = findings.list(
                        Scope.ALL, new Findings.Filter(account, null, null, null), DAY_ONE, null, 1)
                .get(0);

        assertThat(findings.find(Scope.of(account), listed.id(), DAY_ONE)).contains(listed);
        assertThat(findings.find(Scope.of(account), listed.id(), DAY_ONE.minusSeconds(1)))
                .isEmpty();
        assertThat(findings.find(Scope.of("999999999999"), listed.id(), DAY_ONE))
                .isEmpty();
    }

    @Test
    void theMatrixCountsOutcomesOfTheLatestSnapshot() {
        seal(snapshot(DAY_ONE, details()), Outcome.PASS);
        seal(snapshot(DAY_TWO, details(role("a", "s3:*"))), Outcome.UNDETERMINED);

        assertThat(new Compliance(database).cells(Scope.ALL, List.of(account), DAY_ONE))
                .singleElement()
                .satisfies(cell -> assertThat(cell.pass()).isEqualTo(1));
        assertThat(new Compliance(database).cells(Scope.ALL, List.of(account), DAY_THREE))
                .singleElement()
                .satisfies(cell -> assertThat(cell.undetermined()).isEqualTo(1));
        assertThat(new Accounts(database).find(Scope.ALL, account, DAY_THREE))
                .hasValueSatisfying(found ->
                        assertThat(found.counts().get(Outcome.UNDETERMINED)).isEqualTo(1));
    }

    private Sealed seal(Snapshot snapshot) {
        return seal(snapshot, Outcome.FAIL);
    }

    private Sealed seal(Snapshot snapshot, Outcome outcome) {
        return seal(snapshot, outcome, "because");
    }

    private Sealed seal(Snapshot snapshot, Outcome outcome, String reason) {
        return sealing.seal(snapshot, evaluation(snapshot, outcome, reason));
    }

    private Snapshot load(Sealed sealed) {
        return new Snapshots(database).load(Scope.of(account), sealed.id()).orElseThrow();
    }

    private List<String> arns(Instant asOf) {
        return new Resources(database)
                .list(Scope.of(account), new Resources.Filter(account, null), asOf, null, 100).stream()
                        .map(Resources.ResourceRow::arn)
                        .toList();
    }

    private List<Findings.FindingRow> findings(Instant asOf) {
        return new Findings(database)
                .list(Scope.of(account), new Findings.Filter(account, null, null, null), asOf, null, 100);
    }

    private long rows() {
        return List.of("snapshot", "section_change", "resource_change", "usage", "evaluation", "verdict_change")
                .stream()
                .mapToLong(this::count)
                .sum();
    }

    private long count(String table) {
        return database.inTransaction(Scope.of(account), connection -> count(connection, table));
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Evaluation evaluation(Snapshot snapshot, Outcome outcome, String reason) {
        return new Evaluation(
                account,
                snapshot.contentDigest(),
                snapshot.collectedAt(),
                ruleset(),
                List.of(finding("root-mfa", outcome, reason)),
                List.of());
    }

    private static Ruleset ruleset() {
        return new Ruleset(Digest.of("rules"), "1.0.0+test", "none");
    }

    private Finding finding(String control, Outcome outcome, String reason) {
        boolean silent = outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE;
        return new Finding(
                control,
                Severity.CRITICAL,
                new Resource(ResourceType.ROOT, "arn:aws:iam::" + account + ":root"),
                outcome,
                silent ? List.of() : List.of(Reason.of(reason)),
                List.of());
    }

    private Snapshot snapshot(Instant at, Section<AuthorizationDetails> details) {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        put(sections, SectionKinds.AUTHORIZATION_DETAILS, details);
        put(sections, SectionKinds.CREDENTIAL_REPORT, new Section.Present<>(report()));
        put(
                sections,
                SectionKinds.ACCOUNT_SUMMARY,
                new Section.Present<>(new AccountSummary(new TreeMap<>(Map.of("Users", 0L)))));
        put(sections, SectionKinds.PASSWORD_POLICY, new Section.Absent<>());
        put(sections, SectionKinds.VIRTUAL_MFA_DEVICES, new Section.Unreadable<>(Cause.DENIED, "why"));
        return new Snapshot(
                account,
                at,
                new Provenance(Origin.FILES, TimeSource.MANIFEST, null, "test", null, List.of()),
                sections,
                List.of());
    }

    private CredentialReport report() {
        TreeMap<String, String> cells = new TreeMap<>();
        cells.put("user", "<root_account>");
        cells.put("arn", "arn:aws:iam::" + account + ":root");
        cells.put("mfa_active", "true");
        return new CredentialReport(
                List.of("user", "arn", "mfa_active"), List.of(new CredentialReportRow(cells)), DAY_ONE);
    }

    private static <T> void put(SortedMap<SectionId, Section<?>> sections, SectionKind<T> kind, Section<T> section) {
        sections.put(new SectionId(kind, null), section);
    }

    private static Section<AuthorizationDetails> details(Role... roles) {
        return new Section.Present<>(new AuthorizationDetails(List.of(), List.of(), List.of(roles), List.of()));
    }

    private Role role(String name, String action) {
        return new Role(
                arn(name),
                "AROA" + name,
                name,
                "/",
                DAY_ONE.minusSeconds(1000),
                policy("sts:AssumeRole"),
                List.of(new InlinePolicy("inline", policy(action))),
                List.of(),
                null,
                List.of(),
                List.of(),
                RoleLastUsed.NEVER);
    }

    private static Role withUse(Role role, Instant at) {
        return new Role(
                role.arn(),
                role.id(),
                role.name(),
                role.path(),
                role.created(),
                role.trust(),
                role.inlinePolicies(),
                role.attachedPolicies(),
                role.boundary(),
                role.instanceProfiles(),
                role.tags(),
                new RoleLastUsed(at, "eu-central-1"));
    }

    private static PolicyDocument policy(String action) {
        return PolicyDocument.of("{ \"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \""
                + action + "\", \"Resource\": \"*\"}] }");
    }

    private String arn(String name) {
        return "arn:aws:iam::" + account + ":role/" + name;
    }
}
