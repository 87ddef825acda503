package dev.muster.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A problem after RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance) {

    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, @Nullable String detail) {
        return new Problem("urn:muster:problem:" + type.slug(), type.title(), type.status(), detail, null);
    }

    /** Its JSON, as it is kept with a job. */
    public String text() {
        return CanonicalJson.text(JsonObject.builder()
                .put("type", type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .build());
    }

    /** The problem with the request that met it. */
    public Problem at(@Nullable String path) {
        return new Problem(type, title, status, detail, path);
    }
}
