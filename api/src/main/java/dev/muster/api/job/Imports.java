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
import dev.muster.store.DatabaseUnavailableException;
import dev.muster.store.Jobs;
import dev.muster.store.SealRefusedException;
import dev.muster.store.SnapshotSealing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final long maxUpload;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> new Thread(task, "muster-import"));

    Imports(
            Database database,
            Judge judge,
            Clock clock,
            ObjectMapper json,
            @ConfigProperty(name = "muster.max-upload") MemorySize maxUpload) {
        this.jobs = new Jobs(database);
        this.sealing = new SnapshotSealing(database);
        this.judge = judge;
        this.clock = clock;
        this.json = json;
        this.maxUpload = maxUpload.asLongValue();
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
     * @throws ProblemException when it is no zip, too much is waiting already, or the key was used for another request
     */
    public Jobs.JobRow accept(
            InputStream bundle, @Nullable Instant collectedAt, UUID credential, @Nullable String idempotencyKey)
            throws IOException {
        Upload upload = Upload.create();
        try {
            MessageDigest digest = Digest.sha256();
            upload.take(new DigestInputStream(bundle, digest), maxUpload);
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
                enqueue(job, () -> run(job, upload, collectedAt));
            } else {
                upload.close();
            }
            return added.job();
        } catch (IOException | RuntimeException failed) {
            upload.close();
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

    private void run(UUID job, Upload upload, @Nullable Instant collectedAt) {
        List<String> results = new ArrayList<>();
        try (upload) {
            List<SealRefusedException> refused = sealAll(job, upload, collectedAt, results);
            if (refused.isEmpty()) {
                jobs.succeed(job, results);
            } else {
                jobs.fail(job, results, problem(refused));
            }
        } catch (UnreadableInputException unreadable) {
            jobs.fail(job, results, problem(ProblemType.UNREADABLE_BUNDLE, upload.explain(unreadable)));
        } catch (DatabaseUnavailableException failed) {
            LOG.error("an import failed", failed);
            jobs.fail(
                    job,
                    results,
                    problem(
                            ProblemType.UNAVAILABLE,
                            "the database failed, and nothing of the account under way is kept: send the bundle again"));
        } catch (RuntimeException failed) {
            LOG.error("an import failed", failed);
            jobs.fail(job, results, problem(ProblemType.INTERNAL_ERROR, "the import failed: see the server's log"));
        }
    }

    /** Seals account by account. @return the refusals, which are no reason to leave the other accounts out */
    private List<SealRefusedException> sealAll(
            UUID job, Upload upload, @Nullable Instant collectedAt, List<String> results)
            throws UnreadableInputException {
        List<Snapshot> snapshots = FileSource.read(upload.file(), TimeOptions.known(collectedAt, clock.instant()))
                .snapshots();
        jobs.progress(job, 0, snapshots.size());
        List<SealRefusedException> refused = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            try {
                results.add("/api/v1/snapshots/"
                        + sealing.seal(snapshot, judge.evaluate(snapshot)).id());
            } catch (SealRefusedException refusal) {
                refused.add(refusal);
            }
            jobs.progress(job, results.size() + refused.size(), snapshots.size());
        }
        return refused;
    }

    private String problem(List<SealRefusedException> refused) {
        return problem(
                ProblemType.of(refused.get(0).reason()),
                refused.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")));
    }

    private String problem(ProblemType type, String detail) {
        try {
            return json.writeValueAsString(Problem.of(type, detail));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
