package dev.muster.api.rest;

import dev.muster.iam.json.Digest;
import jakarta.ws.rs.core.Response;

/** Answers about what never changes: the digest is the entity tag, and caches may keep it. */
final class Immutable {

    private Immutable() {}

    static Response answer(Object entity, Digest digest) {
        return Response.ok(entity)
                .header("ETag", "\"" + digest + "\"")
                .header("Cache-Control", "private, immutable, max-age=31536000")
                .build();
    }
}
