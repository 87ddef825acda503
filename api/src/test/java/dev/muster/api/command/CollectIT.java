package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.command.PackagedApplication.Run;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.loopback.Credentials;
import dev.muster.collector.loopback.Entrance;
import dev.muster.collector.loopback.Fault;
import dev.muster.collector.loopback.LoopbackEndpoint;
import dev.muster.collector.loopback.Rule;
import dev.muster.collector.loopback.SyntheticMember;
import dev.muster.collector.loopback.SyntheticOrganization;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import dev.muster.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `muster collect` as a process, against the loopback endpoint. */
class CollectIT {

    private static final String MANAGEMENT = SyntheticOrganization.management();
    private static final String MEMBER = SyntheticOrganization.account(1);

    private final LoopbackEndpoint endpoint = LoopbackEndpoint.start(
            new SyntheticOrganization(3, new SyntheticMember.Size(4, 3, 2)).state(),
            new Entrance("audit/reader", "id-1"));

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aBundleOfTheOrganizationIsWrittenAndCanBeRead() throws Exception {
        Path bundle = folder.resolve("bundle");

        Run run = collecting(
                "--organization",
                "--role-name",
                "audit/reader",
                "--external-id",
                "id-1",
                "--to-bundle",
                bundle.toString());

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).contains("3 of 3 accounts", "account " + MEMBER, "3 GetAccountAuthorizationDetails");
        List<Snapshot> read =
                FileSource.read(bundle, TimeOptions.known(null, Instant.now())).snapshots();
        assertThat(read)
                .extracting(Snapshot::account)
                .contains(MANAGEMENT, MEMBER)
                .hasSize(3);
        assertThat(Files.getPosixFilePermissions(bundle.resolve(MEMBER).resolve("manifest.json")))
                .hasSize(2);
    }

    @Test
    void accountsAreSealedAndTheSameStateFromTheBundleHasTheSameDigest() throws Exception {
        TestDatabase database = TestDatabase.create();
        Map<String, String> login = Map.of(
                "MUSTER_JDBC_USER", database.application().user(),
                "MUSTER_JDBC_PASSWORD", database.application().password(),
                "MUSTER_JDBC_OWNER_USER", database.owner().user(),
                "MUSTER_JDBC_OWNER_PASSWORD", database.owner().password());
        Path bundle = folder.resolve("bundle");

        Run sealed = collecting(login, "--jdbc-url", database.jdbcUrl());
        Run written = collecting("--to-bundle", bundle.toString());

        assertThat(sealed.status()).as(sealed.error()).isZero();
        assertThat(sealed.error()).contains("account " + MANAGEMENT, "COMPLETE, sealed as snapshot");
        assertThat(written.status()).as(written.error()).isZero();
        Snapshot files = FileSource.read(bundle, TimeOptions.known(null, Instant.now()))
                .snapshots()
                .get(0);
        try (Database store = Database.connect(database.jdbcUrl(), database.application())) {
            assertThat(new Snapshots(store).list(Scope.ALL, null, Instant.now(), null, 10))
                    .singleElement()
                    .extracting(SnapshotRow::digest)
                    .isEqualTo(files.contentDigest());
        }
    }

    @Test
    void whatCouldNotBeReadIsNamedAndGivesThree() throws Exception {
        endpoint.script().on(Rule.every("GetAccountSummary"), Fault.denied());

        Run run = collecting("--to-bundle", folder.resolve("bundle").toString());

        assertThat(run.status()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(run.error()).contains("INCOMPLETE", "unread: get-account-summary (denied)");
    }

    @Test
    void anAccountThatRefusesTheRoleGivesThreeAndAllOfThemTwo() throws Exception {
        endpoint.script().on(Rule.only(1, "AssumeRole"), Fault.denied());

        Run some = collecting(
                "--organization",
                "--role-name",
                "audit/reader",
                "--external-id",
                "id-1",
                "--to-bundle",
                folder.resolve("some").toString());
        Run none = collecting(
                "--account",
                MEMBER,
                "--role-name",
                "wrong",
                "--to-bundle",
                folder.resolve("none").toString());

        assertThat(some.status()).as(some.error()).isEqualTo(ExitCode.UNDETERMINED);
        assertThat(some.error()).contains("cannot be read", "COMPLETE");
        assertThat(none.status()).as(none.error()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(none.error()).contains("role/wrong", "nothing at all was collected");
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsCalled() throws Exception {
        Map<String, List<String>> wrong = new TreeMap<>(Map.of(
                "needs --role-name", List.of("--organization"),
                "is no account id", List.of("--account", "12"),
                "is no partition", List.of("--partition", "aws-moon"),
                "is out of range", List.of("--concurrency", "0"),
                "is no endpoint", List.of("--endpoint-url", "ftp://x"),
                "uses no database", List.of("--to-bundle", "x", "--home", "y")));
        for (Map.Entry<String, List<String>> line : wrong.entrySet()) {
            List<String> arguments = new ArrayList<>(List.of("collect"));
            arguments.addAll(line.getValue());

            Run run = new PackagedApplication(folder, credentials()).run(arguments.toArray(String[]::new));

            assertThat(run.status()).as(line.getKey()).isEqualTo(ExitCode.COULD_NOT_RUN);
            assertThat(run.error()).contains(line.getKey()).doesNotContain("\tat ");
        }
        assertThat(endpoint.calls()).isEmpty();
    }

    @Test
    void withoutCredentialsItSaysWhereToGiveThem() throws Exception {
        Map<String, String> none = new TreeMap<>(Map.of(
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(),
                "AWS_CONFIG_FILE", folder.resolve("none").toString()));

        Run run = new PackagedApplication(folder, none)
                .run(
                        "collect",
                        "--endpoint-url",
                        endpoint.uri().toString(),
                        "--to-bundle",
                        folder.resolve("bundle").toString());

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error())
                .contains("there are no credentials", "AWS_PROFILE")
                .doesNotContain("\tat ");
    }

    private Run collecting(String... arguments) throws Exception {
        return collecting(Map.of(), arguments);
    }

    private Run collecting(Map<String, String> further, String... arguments) throws Exception {
        Map<String, String> environment = new TreeMap<>(credentials());
        environment.putAll(further);
        List<String> line = new ArrayList<>(
                List.of("collect", "--endpoint-url", endpoint.uri().toString()));
        line.addAll(List.of(arguments));
        return new PackagedApplication(folder, environment).run(line.toArray(String[]::new));
    }

    private Map<String, String> credentials() {
        Credentials credentials = endpoint.credentials(MANAGEMENT);
        return Map.of(
                "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
                "AWS_SESSION_TOKEN", credentials.sessionToken());
    }
}
