package dev.muster.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.json.JsonObject;
import dev.muster.store.Database;
import dev.muster.store.DatabaseLogin;
import dev.muster.store.JobQueue;
import dev.muster.store.Jobs;
import dev.muster.store.Migration;
import dev.muster.store.NewJob;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import dev.muster.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerCommandIT {

    private static final int ACCOUNTS = 60;

    private final TestDatabase test = TestDatabase.create();
    private final Database database = connect(test);
    private final Jobs jobs = new Jobs(database);
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
        database.close();
    }

    @Test
    void whatAKilledWorkerLeftAnotherOneFinishes() throws Exception {
        Process first = worker("first");
        Jobs.JobRow job = upload();
        await(job, found -> found.done() >= 3);

        first.destroyForcibly().waitFor();

        int done = jobs.find(job.id()).orElseThrow().done();
        assertThat(done).isLessThan(ACCOUNTS);
        worker("second");
        Jobs.JobRow over = await(job, Jobs.JobRow::isOver);
        assertThat(over.state()).isEqualTo("succeeded");
        assertThat(over.done()).isEqualTo(ACCOUNTS);
        assertThat(new Snapshots(database).list(Scope.ALL, null, Instant.parse("9999-01-01T00:00:00Z"), null, 1000))
                .hasSize(ACCOUNTS)
                .extracting(SnapshotRow::account)
                .doesNotHaveDuplicates();
        assertThat(jobs.results(Scope.ALL, job.id())).hasSize(ACCOUNTS);
    }

    @Test
    void aWorkerEndsInOrderWhenItIsTold() throws Exception {
        Process worker = worker("only");
        Path error = folder.resolve("only").resolve("error");
        awaitText(error, "works until interrupted");

        worker.destroy();

        assertThat(worker.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(143);
        assertThat(Files.readString(error)).contains("handing back").doesNotContain("Exception", "\tat ");
    }

    @Test
    void aNumberOfThreadsThatCannotBeIsRefused() throws Exception {
        PackagedApplication.Run run = new PackagedApplication(folder).run("worker", "--threads", "0");

        assertThat(run.status()).isEqualTo(ExitCode.COULD_NOT_RUN);
        assertThat(run.error()).isEqualTo("muster: `--threads` is `0`: give a number from 1 to 64\n");
    }

    private static Database connect(TestDatabase test) {
        Migration.migrate(test.jdbcUrl(), test.owner(), test.application().user());
        return Database.connect(test.jdbcUrl(), test.application());
    }

    private Process worker(String name) throws IOException {
        DatabaseLogin login = test.application();
        Process process = new PackagedApplication(
                        Files.createDirectories(folder.resolve(name)),
                        Map.of("MUSTER_JDBC_USER", login.user(), "MUSTER_JDBC_PASSWORD", login.password()))
                .start("worker", "--jdbc-url", test.jdbcUrl());
        processes.add(process);
        return process;
    }

    private Jobs.JobRow upload() throws IOException {
        NewJob job = new NewJob("import", "accounts", 30, JsonObject.EMPTY, null, "import", List.of());
        return new JobQueue(database)
                .add(job, new ByteArrayInputStream(bundle()), null)
                .orElseThrow()
                .job();
    }

    /** Accounts with so many roles that sealing them takes a while. */
    private static byte[] bundle() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < ACCOUNTS; i++) {
                String account = "%012d".formatted(100_000_000_000L + i);
                write(zip, account + "/manifest.json", "{\"collectedAt\":\"2026-09-01T00:00:00Z\"}");
                write(zip, account + "/get-account-authorization-details.json", details(account));
            }
        }
        return bytes.toByteArray();
    }

    private static String details(String account) {
        StringBuilder roles = new StringBuilder();
        for (int role = 0; role < 150; role++) {
            roles.append(role == 0 ? "" : ",").append("""
                    {"Path":"/","RoleName":"r%1$d","RoleId":"AROA%1$d","Arn":"arn:aws:iam::%2$s:role/r%1$d",
                     "CreateDate":"2024-01-01T00:00:00+00:00","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
                       {"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]},
                     "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[
                       {"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::%2$s-%1$d/*"}]}}],
                     "AttachedManagedPolicies":[],"InstanceProfileList":[],"Tags":[]}
                    """.formatted(role, account));
        }
        return "{\"UserDetailList\":[],\"GroupDetailList\":[],\"Policies\":[],\"RoleDetailList\":[" + roles + "]}";
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private Jobs.JobRow await(Jobs.JobRow job, Predicate<Jobs.JobRow> wanted) throws InterruptedException {
        for (int i = 0; i < 4_000; i++) {
            Jobs.JobRow found = jobs.find(job.id()).orElseThrow();
            if (wanted.test(found)) {
                return found;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not in time: " + jobs.find(job.id()));
    }

    private static void awaitText(Path file, String text) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (Files.exists(file) && Files.readString(file).contains(text)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("`" + text + "` is not in " + file);
    }
}
