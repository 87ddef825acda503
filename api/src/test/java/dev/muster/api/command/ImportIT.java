package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.command.PackagedApplication.Run;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import dev.muster.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `muster import` as a process. */
class ImportIT {

    private final TestDatabase database = TestDatabase.create();

    @TempDir
    Path folder;

    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(
                folder.resolve("password"), database.application().password() + "\n");
    }

    @Test
    void theSameBundleAgainChangesNothing() throws Exception {
        Path bundle = bundle("2026-01-01T00:00:00Z", "14");

        Run first = importing(bundle);
        Run again = importing(bundle);

        assertThat(first.status()).as(first.error()).isZero();
        assertThat(first.output()).isEmpty();
        assertThat(first.error()).contains("account 111122223333 at 2026-01-01T00:00:00Z: COMPLETE, sealed");
        assertThat(again.status()).isZero();
        assertThat(again.error()).contains("already there");
        assertThat(times()).containsExactly("2026-01-01T00:00:00Z");
    }

    @Test
    void otherContentAtTheSameTimeIsRefused() throws Exception {
        importing(bundle("2026-01-01T00:00:00Z", "14"));

        Run other = importing(bundle("2026-01-01T00:00:00Z", "8"));

        assertThat(other.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(other.error()).contains("snapshot-conflict").doesNotContain("\tat ");
    }

    @Test
    void bundlesAreSealedOldestFirstInWhateverOrderTheyAreGiven() throws Exception {
        Run run = importing(
                bundle("2026-01-03T00:00:00Z", "14"),
                bundle("2026-01-01T00:00:00Z", "14"),
                bundle("2026-01-02T00:00:00Z", "8"));

        assertThat(run.status()).as(run.error()).isZero();
        assertThat(times()).containsExactly("2026-01-03T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z");
    }

    @Test
    void anOlderSnapshotThanTheLatestIsRefusedAndTheRestImported() throws Exception {
        importing(bundle("2026-01-02T00:00:00Z", "14"));

        Run run = importing(bundle("2026-01-01T00:00:00Z", "14"), bundle("2026-01-03T00:00:00Z", "14"));

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("snapshot-out-of-order");
        assertThat(times()).containsExactly("2026-01-03T00:00:00Z", "2026-01-02T00:00:00Z");
    }

    @Test
    void aBundleThatCannotBeReadDoesNotKeepTheOthersOut() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("nothing"));

        Run run = importing(empty, bundle("2026-01-01T00:00:00Z", "14"));

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("`nothing` is empty");
        assertThat(times()).hasSize(1);
    }

    @Test
    void aPasswordAmongTheArgumentsIsRefusedAndNotRepeated() throws Exception {
        Run run = muster(
                "import",
                PackagedApplication.BUNDLE.toString(),
                "--jdbc-url",
                database.jdbcUrl() + "?user=somebody&password=hush");

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).contains("MUSTER_JDBC_PASSWORD_FILE").doesNotContain("hush");
    }

    @Test
    void aSignalStopsTheEmbeddedDatabaseToo() throws Exception {
        Path home = folder.resolve("home");
        Path file = home.resolve("data").resolve("postmaster.pid");
        PackagedApplication application = new PackagedApplication(folder);
        Process process = application.start("import", PackagedApplication.BUNDLE.toString(), "--home", home.toString());
        for (int i = 0; i < 6000 && process.isAlive() && !Files.exists(file); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(file).exists();
        process.destroy();

        Run run = application.ended(process);

        assertThat(run.status()).isEqualTo(143);
        assertThat(file).doesNotExist();
        assertThat(run.error()).doesNotContain("\tat ");
    }

    /** The small bundle, of another time and with another length that passwords need. */
    private Path bundle(String collectedAt, String passwordLength) throws IOException {
        Path copy = Files.createTempDirectory(folder, "bundle");
        Path account = Files.createDirectories(copy.resolve("111122223333"));
        for (String name : List.of("get-account-authorization-details", "get-account-summary")) {
            Files.copy(
                    PackagedApplication.BUNDLE.resolve("111122223333").resolve(name + ".json"),
                    account.resolve(name + ".json"));
        }
        Files.copy(
                PackagedApplication.BUNDLE.resolve("111122223333").resolve("credential-report.csv"),
                account.resolve("credential-report.csv"));
        Files.writeString(
                account.resolve("get-account-password-policy.json"),
                "{\"PasswordPolicy\": {\"MinimumPasswordLength\": " + passwordLength + "}}");
        Files.writeString(account.resolve("manifest.json"), "{\"collectedAt\": \"" + collectedAt + "\"}");
        return copy;
    }

    private Run importing(Path... bundles) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("import", "--jdbc-url", database.jdbcUrl()));
        for (Path bundle : bundles) {
            arguments.add(bundle.toString());
        }
        return muster(arguments.toArray(String[]::new));
    }

    private Run muster(String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "MUSTER_JDBC_USER", database.application().user(),
                "MUSTER_JDBC_PASSWORD_FILE", password.toString(),
                "MUSTER_JDBC_OWNER_USER", database.owner().user(),
                "MUSTER_JDBC_OWNER_PASSWORD", database.owner().password());
        return new PackagedApplication(folder, environment).run(arguments);
    }

    /** Of the sealed snapshots, the newest first. */
    private List<String> times() {
        try (Database connected = Database.connect(database.jdbcUrl(), database.application())) {
            return new Snapshots(connected)
                    .list(Scope.ALL, null, Instant.parse("2027-01-01T00:00:00Z"), null, 10).stream()
                            .map(SnapshotRow::collectedAt)
                            .map(Instant::toString)
                            .toList();
        }
    }
}
