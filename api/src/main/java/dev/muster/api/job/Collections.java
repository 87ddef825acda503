package dev.muster.api.job;

import dev.muster.api.problem.ProblemException;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.store.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts collections that somebody asks for. */
@ApplicationScoped
public class Collections {

    private final Submission submission;

    Collections(Submission submission) {
        this.submission = submission;
    }

    /**
     * Starts one.
     *
     * @param idempotencyKey with it, the same order sent again by the same credential gives the same job; null without
     * @throws ProblemException when the key was used for another request
     */
    public Jobs.JobRow start(CollectionOrder order, UUID credential, @Nullable String idempotencyKey) {
        return submission.submit(
                order.job(Priority.REQUESTED, null),
                null,
                Digest.of(CanonicalJson.text(order.json())),
                credential,
                idempotencyKey);
    }
}
