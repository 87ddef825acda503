package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SnapshotSealingIT {

    private static final List<String> TABLES = List.of(
            "account",
            "document",
            "document_use",
            "snapshot",
            "section_change",
            "resource",
            "resource_change",
            "usage",
            "evaluation",
            "judged",
            "verdict_change",
            "control_rollup");

    private static StoreFixture store;
    private static int lastAccount;

    private final AccountState state = new AccountState("%012d".formatted(++lastAccount))
            .role("web", "s3:GetObject", "2026-08-30T10:00:00Z")
            .role("job", "*", "2026-08-30T11:00:00Z")
            .finding("no-star", "web", Outcome.PASS)
            .finding("no-star", "job", Outcome.FAIL, "statement 1 allows *");

    @BeforeAll
    static void open() {
        store = new StoreFixture();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void theSameContentAgainChangesNothing() {
        Sealed first = store.seal(state, "2026-09-01T12:00:00Z");
        Map<String, Long> before = counts();

        Sealed again = store.seal(state, "2026-09-01T12:00:00Z");

        assertThat(first.alreadyThere()).isFalse();
        assertThat(again).isEqualTo(new Sealed(first.id(), true));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void earlierSnapshotsAgainChangeNothingEvenAfterLaterOnes() {
        Sealed first = store.seal(state, "2026-09-01T12:00:00Z");
        store.seal(state.role("web", "s3:*", "2026-08-30T10:00:00Z"), "2026-09-02T12:00:00Z");

        Sealed again = store.seal(state.role("web", "s3:GetObject", "2026-08-30T10:00:00Z"), "2026-09-01T12:00:00Z");

        assertThat(again).isEqualTo(new Sealed(first.id(), true));
    }

    @Test
    void aDayWithoutChangeWritesNoHistory() {
        store.seal(state, "2026-09-01T12:00:00Z");
        Map<String, Long> before = counts();

        store.seal(
                state.credentialReport("2026-09-02T11:00:00Z").role("web", "s3:GetObject", "2026-09-02T10:00:00Z"),
                "2026-09-02T12:00:00Z");

        Map<String, Long> expected = new LinkedHashMap<>(before);
        for (String table : List.of("snapshot", "usage", "evaluation")) {
            expected.merge(table, 1L, Long::sum);
        }
        assertThat(counts()).isEqualTo(expected);
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        store.seal(state, "2026-09-01T12:00:00Z");
        Map<String, Long> before = counts();

        store.seal(
                state.role("job", "s3:ListBucket", "2026-08-30T11:00:00Z").finding("no-star", "job", Outcome.PASS),
                "2026-09-02T12:00:00Z");

        Map<String, Long> after = counts();
        assertThat(after.get("resource_change")).isEqualTo(before.get("resource_change") + 1);
        assertThat(after.get("verdict_change")).isEqualTo(before.get("verdict_change") + 1);
        assertThat(after.get("control_rollup")).isEqualTo(before.get("control_rollup") + 1);
        assertThat(after.get("section_change")).isEqualTo(before.get("section_change"));
        assertThat(after.get("resource")).isEqualTo(before.get("resource"));
    }

    @Test
    void otherContentAtTheSameInstantIsRefused() {
        store.seal(state, "2026-09-01T12:00:00Z");
        Map<String, Long> before = counts();

        assertThatThrownBy(() -> store.seal(state.withoutRole("job"), "2026-09-01T12:00:00Z"))
                .isInstanceOf(SealRefusedException.class)
                .extracting("reason")
                .isEqualTo(SealRefusedException.Reason.CONFLICT);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void anOlderSnapshotIsRefused() {
        store.seal(state, "2026-09-02T12:00:00Z");
        Map<String, Long> before = counts();

        assertThatThrownBy(() -> store.seal(state, "2026-09-01T12:00:00Z"))
                .isInstanceOf(SealRefusedException.class)
                .hasMessageContaining("2026-09-02T12:00:00Z")
                .extracting("reason")
                .isEqualTo(SealRefusedException.Reason.OUT_OF_ORDER);
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void aFailureInTheMiddleLeavesNothing() {
        Map<String, Long> before = counts();
        Snapshot snapshot = state.at("2026-09-01T12:00:00Z");
        Evaluation evaluation = state.evaluation(snapshot);

        assertThatThrownBy(() -> store.database.inTransaction(Scope.of(snapshot.account()), connection -> {
                    SnapshotSealing.seal(connection, snapshot, evaluation);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(counts()).isEqualTo(before);
        assertThat(store.sealing.seal(snapshot, evaluation).alreadyThere()).isFalse();
    }

    @Test
    void deniedDetailsDoNotLookLikeDeletedRoles() {
        store.seal(state, "2026-09-01T12:00:00Z");
        long before = store.rows("resource_change");

        store.seal(state.detailsDenied(), "2026-09-02T12:00:00Z");

        assertThat(store.rows("resource_change")).isEqualTo(before);
        store.seal(state.detailsRead().withoutRole("job"), "2026-09-03T12:00:00Z");
        assertThat(store.rows("resource_change")).isEqualTo(before + 1);
    }

    @Test
    void aListThatIsMissingDoesNotLookLikeDeletedRoles() {
        store.seal(state, "2026-09-01T12:00:00Z");
        long before = store.rows("resource_change");

        store.seal(state.detailsListing("UserDetailList", "Policies"), "2026-09-02T12:00:00Z");

        assertThat(store.rows("resource_change")).isEqualTo(before);
    }

    @Test
    void twoSealsOfOneAccountAtOnceGiveOneSnapshot() throws Exception {
        Snapshot snapshot = state.at("2026-09-01T12:00:00Z");
        Evaluation evaluation = state.evaluation(snapshot);
        Callable<Sealed> seal = () -> store.sealing.seal(snapshot, evaluation);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Sealed>> both = two.invokeAll(List.of(seal, seal));

            assertThat(List.of(
                            both.get(0).get().alreadyThere(), both.get(1).get().alreadyThere()))
                    .containsExactlyInAnyOrder(true, false);
        } finally {
            two.shutdown();
        }
    }

    @Test
    void manyAccountsWithTheSameDocumentsAreSealedAtOnce() throws Exception {
        List<Callable<Sealed>> seals = new java.util.ArrayList<>();
        for (int i = 0; i < 24; i++) {
            AccountState one = new AccountState("%012d".formatted(++lastAccount));
            for (int role = 0; role < 40; role++) {
                one.role("r" + role, "service" + role + ":*", "2026-08-30T10:00:00Z");
            }
            Snapshot snapshot = one.at("2026-09-01T12:00:00Z");
            seals.add(() -> store.sealing.seal(snapshot, one.evaluation(snapshot)));
        }
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            for (Future<Sealed> sealed : eight.invokeAll(seals)) {
                assertThat(sealed.get().alreadyThere()).isFalse();
            }
        } finally {
            eight.shutdown();
        }
    }

    @Test
    void charactersThatTextCannotHoldDoNotPreventSealing() {
        state.section(
                "organization/list-accounts",
                "{\"Accounts\":[{\"Id\":\"" + state.at("2026-09-01T12:00:00Z").account()
                        + "\",\"Name\":\"a\\u0000b\\t\\n\\\\\"}]}");
        state.role("nul\\u0000", "s3:Get\\u0000", "2026-08-30T10:00:00Z");
        state.unread("list-saml-providers", Cause.DENIED);

        Sealed sealed = store.seal(state, "2026-09-01T12:00:00Z");

        assertThat(store.snapshots.load(Scope.ALL, sealed.id()).orElseThrow().contentDigest())
                .isEqualTo(state.at("2026-09-01T12:00:00Z").contentDigest());
    }

    private static Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        TABLES.forEach(table -> counts.put(table, store.rows(table)));
        return counts;
    }
}
