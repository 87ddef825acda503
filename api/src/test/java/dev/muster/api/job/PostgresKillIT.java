package dev.muster.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Jobs;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresKillIT {

    private static final int ACCOUNTS = 30;

    @TempDir
    Path home;

    @Test
    void nothingSealedAndNoJobIsLostWithPostgres() throws Exception {
        Jobs.JobRow job;
        Set<UUID> sealed;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, line -> {});
                WorkerFixture fixture =
                        WorkerFixture.on(postgres.jdbcUrl(), postgres.owner(), postgres.application())) {
            fixture.start(2, slowWork(fixture));
            job = fixture.add(Priority.REQUESTED, 100_000_000_000L, ACCOUNTS);
            fixture.await(job, found -> found.done() >= 5);

            // PostgreSQL ends every session when one of them is killed, recovers, and goes on
            kill(session(fixture));
            awaitDone(fixture, job, 15);

            kill(Long.parseLong(Files.readAllLines(home.resolve("data").resolve("postmaster.pid"))
                    .get(0)
                    .strip()));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, line -> {});
                WorkerFixture fixture =
                        WorkerFixture.on(postgres.jdbcUrl(), postgres.owner(), postgres.application())) {
            sealed = ids(fixture);
            assertThat(sealed).hasSizeGreaterThanOrEqualTo(15);
            fixture.start(2, slowWork(fixture));

            Jobs.JobRow over = fixture.awaitEnd(job);

            assertThat(over.state()).isEqualTo("succeeded");
            assertThat(over.done()).isEqualTo(ACCOUNTS);
            assertThat(ids(fixture)).hasSize(ACCOUNTS).containsAll(sealed);
            assertThat(fixture.snapshots()).extracting(SnapshotRow::account).doesNotHaveDuplicates();
            assertThat(fixture.jobs.results(Scope.ALL, job.id())).containsExactlyInAnyOrderElementsOf(ids(fixture));
        }
    }

    private static ScriptedWork slowWork(WorkerFixture fixture) {
        return new ScriptedWork(fixture.tasks, (run, meter) -> {
            Thread.sleep(100);
            fixture.seal(run);
        });
    }

    private static Set<UUID> ids(WorkerFixture fixture) {
        return fixture.snapshots().stream().map(SnapshotRow::id).collect(Collectors.toSet());
    }

    private static void awaitDone(WorkerFixture fixture, Jobs.JobRow job, int done) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try {
                if (fixture.find(job).done() >= done) {
                    return;
                }
            } catch (dev.muster.store.DatabaseUnavailableException recovering) {
                // as it should be for a moment
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the worker did not go on");
    }

    private static long session(WorkerFixture fixture) {
        return fixture.database.inTransaction(Scope.ALL, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static void kill(long process) {
        assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly()).isTrue();
    }
}
