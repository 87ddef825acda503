package dev.muster.api.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.api.command.Judge;
import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.collector.file.FileSource;
import dev.muster.collector.file.TimeOptions;
import dev.muster.collector.file.UnreadableInputException;
import dev.muster.iam.json.Digest;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.Database;
import dev.muster.store.Jobs;
import dev.muster.store.SealRefusedException;
import dev.muster.store.Sealed;
import dev.muster.store.SnapshotSealing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Judges and seals uploaded bundles, one after the other, each as a job. */
@ApplicationScoped
public class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int WAITING = 100;
    private static final String KIND = "import";
    private static final String UNIT = "accounts";

    private final Jobs jobs;
    private final SnapshotSealing sealing;
    private final Judge judge;
    private final Clock clock;
    private final ObjectMapper json;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> new Thread(task, "muster-import"));

    Imports(Database database, Judge judge, Clock clock, ObjectMapper json) {
        this.jobs = new Jobs(database);
        this.sealing = new SnapshotSealing(database);
        this.judge = judge;
        this.clock = clock;
        this.json = json;
    }

    void started(@Observes StartupEvent event) {
        jobs.failInterrupted(
                problem(ProblemType.INTERNAL_ERROR, "the server stopped before the job was done: send it again"));
    }

    void stopping(@Observes ShutdownEvent event) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
            LOG.warn("an import was still running at the end: nothing of its present account is kept");
        }
    }

    /**
     * Takes a bundle in.
     *
     * @param collectedAt when it was collected; null when the bundle says so
     * @param idempotencyKey with it, the same bundle sent again by the same credential gives the same job; null without
     * @throws ProblemException when too much is waiting already, or the key was used for another request
     */
    public Jobs.JobRow accept(
            InputStream bundle, @Nullable Instant collectedAt, UUID credential, @Nullable String idempotencyKey)
            throws IOException {
        Path file = Files.createTempFile("muster-upload", ".zip");
        try {
            MessageDigest digest = Digest.sha256();
            Files.copy(new DigestInputStream(bundle, digest), file, StandardCopyOption.REPLACE_EXISTING);
            digest.update(String.valueOf(collectedAt).getBytes(StandardCharsets.UTF_8));
            Jobs.Added added = idempotencyKey == null
                    ? new Jobs.Added(jobs.add(KIND, UNIT), true)
                    : jobs.addOnce(
                                    KIND,
                                    UNIT,
                                    new Jobs.IdempotentRequest(
                                            credential, idempotencyKey, Digest.ofHash(digest.digest())))
                            .orElseThrow(() -> new ProblemException(
                                    ProblemType.IDEMPOTENCY_CONFLICT,
                                    "`Idempotency-Key` `" + idempotencyKey
                                            + "` was used for another request: choose a new one"));
            if (added.fresh()) {
                UUID job = added.job().id();
                enqueue(job, () -> run(job, file, collectedAt));
            } else {
                Files.deleteIfExists(file);
            }
            return added.job();
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private void enqueue(UUID job, Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException full) {
            String detail = "too many imports are waiting: try again in a minute";
            jobs.fail(job, List.of(), problem(ProblemType.TOO_MANY_JOBS, detail));
            throw new ProblemException(ProblemType.TOO_MANY_JOBS, detail);
        }
    }

    private void run(UUID job, Path file, @Nullable Instant collectedAt) {
        List<String> results = new ArrayList<>();
        try {
            List<Snapshot> snapshots = FileSource.read(file, TimeOptions.known(collectedAt, clock.instant()))
                    .snapshots();
            jobs.progress(job, 0, snapshots.size());
            for (Snapshot snapshot : snapshots) {
                Sealed sealed = sealing.seal(snapshot, judge.evaluate(snapshot));
                results.add("/api/v1/snapshots/" + sealed.id());
                jobs.progress(job, results.size(), snapshots.size());
            }
            jobs.succeed(job, results);
        } catch (UnreadableInputException unreadable) {
            String message = String.valueOf(unreadable.getMessage()).replace(file.toString(), "the bundle");
            jobs.fail(job, results, problem(ProblemType.UNREADABLE_BUNDLE, message));
        } catch (SealRefusedException refused) {
            ProblemType type = refused.reason() == SealRefusedException.Reason.CONFLICT
                    ? ProblemType.SNAPSHOT_CONFLICT
                    : ProblemType.SNAPSHOT_OUT_OF_ORDER;
            jobs.fail(job, results, problem(type, String.valueOf(refused.getMessage())));
        } catch (RuntimeException failed) {
            LOG.error("an import failed", failed);
            jobs.fail(job, results, problem(ProblemType.INTERNAL_ERROR, "the import failed: see the server's log"));
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("an uploaded bundle cannot be deleted: " + file, stays);
        }
    }

    private String problem(ProblemType type, String detail) {
        try {
            return json.writeValueAsString(Problem.of(type, detail));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
