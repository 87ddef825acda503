package dev.muster.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.collector.loopback.Credentials;
import dev.muster.collector.loopback.Entrance;
import dev.muster.collector.loopback.Fault;
import dev.muster.collector.loopback.LoopbackEndpoint;
import dev.muster.collector.loopback.Rule;
import dev.muster.collector.loopback.ServedState;
import dev.muster.collector.loopback.SyntheticMember;
import dev.muster.collector.loopback.SyntheticOrganization;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.snapshot.SnapshotStatus;
import dev.muster.store.Accounts;
import dev.muster.store.JobAccounts;
import dev.muster.store.Jobs;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountWorkIT {

    private static final String DENIED = SyntheticOrganization.account(1);
    private static final String WHOLE = SyntheticOrganization.account(2);
    private static final String STRANGER = "999999999999";

    private final WorkerFixture fixture = WorkerFixture.create();
    private final ServedState state = new SyntheticOrganization(4, new SyntheticMember.Size(2, 3, 2)).state();
    private final LoopbackEndpoint aws = LoopbackEndpoint.start(state, new Entrance("audit/muster", "x-1"));
    private Map<String, String> environment = Map.of();

    /** What the SDK takes from the environment of the machine. */
    @BeforeEach
    void enter() {
        Credentials credentials = aws.credentials(SyntheticOrganization.management());
        environment = Map.of(
                "aws.endpointUrl", aws.uri().toString(),
                "aws.region", "us-east-1",
                "aws.accessKeyId", credentials.accessKeyId(),
                "aws.secretAccessKey", credentials.secretAccessKey(),
                "aws.sessionToken", credentials.sessionToken());
        environment.forEach(System::setProperty);
    }

    @AfterEach
    void close() {
        fixture.close();
        aws.close();
        environment.keySet().forEach(System::clearProperty);
    }

    @Test
    void anOrganizationIsFoundOutOnceAndItsActiveMembersAreCollected() throws Exception {
        state.put(
                "organization/list-accounts.json",
                "{\"Accounts\":[" + member(0, "ACTIVE") + "," + member(1, "ACTIVE") + "," + member(2, "SUSPENDED")
                        + "]}");
        fixture.startCollecting(2);

        Jobs.JobRow over = fixture.awaitEnd(order("\"organization\":true"));

        assertThat(over.state()).isEqualTo("succeeded");
        assertThat(over.total()).isEqualTo(2);
        assertThat(fixture.snapshots())
                .hasSize(2)
                .allMatch(snapshot -> snapshot.status() == SnapshotStatus.COMPLETE)
                .extracting(SnapshotRow::account)
                .doesNotContain(WHOLE);
        assertThat(aws.count("ListAccounts")).isEqualTo(1);
        assertThat(new Accounts(fixture.database).find(Scope.ALL, WHOLE, Instant.now()))
                .hasValueSatisfying(account -> assertThat(account.latest()).isNull());
    }

    @Test
    void anAccountThatCannotBeEnteredIsAGapAndHoldsUpNoOther() throws Exception {
        aws.script().on(Rule.every("GetAccountSummary").of(DENIED), new Fault.Refuse(403, "AccessDenied", "no"));
        fixture.startCollecting(2);

        Jobs.JobRow job = order("\"accounts\":[\"" + DENIED + "\",\"" + WHOLE + "\",\"" + STRANGER + "\"]");
        Jobs.JobRow over = fixture.awaitEnd(job);

        assertThat(over.state()).isEqualTo("failed");
        assertThat(over.failed()).isEqualTo(1);
        assertThat(fixture.accounts(job))
                .extracting(JobAccounts.JobAccount::state)
                .containsExactly("succeeded", "succeeded", "failed");
        assertThat(fixture.accounts(job)).allMatch(account -> account.calls() > 0 && account.snapshot() != null);
        assertThat(fixture.accounts(job).get(2)).satisfies(account -> {
            assertThat(account.problem()).contains(STRANGER);
            assertThat(account.attempt()).isEqualTo(1);
        });
    }

    @Test
    void withoutCredentialsTheJobFailsAndSaysWhy() throws Exception {
        System.setProperty("aws.accessKeyId", "AKIAUNKNOWN");
        fixture.startCollecting(1);

        Jobs.JobRow over = fixture.awaitEnd(order("\"organization\":true"));

        assertThat(over.state()).isEqualTo("failed");
        assertThat(over.problem()).contains("accounts-failed").doesNotContain("Exception");
        assertThat(fixture.snapshots()).isEmpty();
    }

    private static String member(int number, String status) {
        return "{\"Id\":\"%1$s\",\"Name\":\"n\",\"Status\":\"%2$s\",\"Arn\":\"arn:aws:organizations::%3$s:account/o-loopback01/%1$s\"}"
                .formatted(SyntheticOrganization.account(number), status, SyntheticOrganization.management());
    }

    private Jobs.JobRow order(String what) {
        JsonObject request =
                (JsonObject) JsonReader.parse("{" + what + ",\"role_name\":\"audit/muster\",\"external_id\":\"x-1\"}");
        return fixture.queue
                .add(CollectionOrder.of(request).job(Priority.REQUESTED, null), null, null)
                .orElseThrow()
                .job();
    }
}
