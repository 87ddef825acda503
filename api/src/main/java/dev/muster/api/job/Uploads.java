package dev.muster.api.job;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonObject;
import dev.muster.store.JobQueue;
import dev.muster.store.Jobs;
import dev.muster.store.NewJob;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes uploaded bundles in, each as a job that any worker can do. */
@ApplicationScoped
public class Uploads {

    private static final int WAITING = 100;

    private final Submission submission;
    private final JobQueue queue;
    private final long maxUpload;

    Uploads(Submission submission, JobQueue queue, @ConfigProperty(name = "muster.max-upload") MemorySize maxUpload) {
        this.submission = submission;
        this.queue = queue;
        this.maxUpload = maxUpload.asLongValue();
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
        try (Upload upload = Upload.create()) {
            MessageDigest digest = Digest.sha256();
            upload.take(new DigestInputStream(bundle, digest), maxUpload);
            if (queue.waiting(ImportWork.KIND) >= WAITING) {
                throw new ProblemException(
                        ProblemType.TOO_MANY_JOBS, "too many imports are waiting: try again in a minute");
            }
            digest.update(String.valueOf(collectedAt).getBytes(StandardCharsets.UTF_8));
            JsonObject request = JsonObject.builder()
                    .put(ImportWork.COLLECTED_AT, collectedAt == null ? null : Instants.text(collectedAt))
                    .build();
            NewJob job =
                    new NewJob(ImportWork.KIND, "accounts", Priority.UPLOAD, request, null, ImportWork.KIND, List.of());
            try (InputStream file = Files.newInputStream(upload.file())) {
                return submission.submit(job, file, Digest.ofHash(digest.digest()), credential, idempotencyKey);
            }
        }
    }
}
