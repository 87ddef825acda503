package dev.muster.api.job;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.Digest;
import dev.muster.store.JobQueue;
import dev.muster.store.Jobs;
import dev.muster.store.NewJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands jobs over to the workers, each request once. */
@ApplicationScoped
class Submission {

    private final JobQueue queue;
    private final LocalWorker worker;

    Submission(JobQueue queue, LocalWorker worker) {
        this.queue = queue;
        this.worker = worker;
    }

    /**
     * @param input bytes that the job works on; null for none
     * @param request digest of everything that was asked
     * @param idempotencyKey with it, the same request sent again by the same credential gives the same job; null without
     * @throws ProblemException when the key was used for another request
     */
    Jobs.JobRow submit(
            NewJob job, @Nullable InputStream input, Digest request, UUID credential, @Nullable String idempotencyKey) {
        JobQueue.IdempotentRequest once =
                idempotencyKey == null ? null : new JobQueue.IdempotentRequest(credential, idempotencyKey, request);
        Jobs.JobRow added = queue.add(job, input, once)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.IDEMPOTENCY_CONFLICT,
                        "`Idempotency-Key` `" + idempotencyKey + "` was used for another request: choose a new one"))
                .job();
        worker.wake();
        return added;
    }
}
