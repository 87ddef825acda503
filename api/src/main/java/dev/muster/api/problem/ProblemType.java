package dev.muster.api.problem;

import dev.muster.store.SealRefusedException;
import java.util.Locale;

/** The kinds of problems that the API answers with; their ids are stable. */
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    INVALID_PARAMETER(400, "A parameter has a value that it cannot have"),
    INVALID_CURSOR(400, "The cursor belongs to another request"),
    IDEMPOTENCY_CONFLICT(409, "The Idempotency-Key was used for another request"),
    UNREADABLE_BUNDLE(422, "The bundle cannot be used"),
    NO_PRINCIPAL(422, "The resource is no user or role"),
    UNAUTHORIZED(401, "An API key is needed"),
    FORBIDDEN(403, "The API key does not allow this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The resource does not support the method"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    SNAPSHOT_CONFLICT(409, "The account has another snapshot at that time"),
    SNAPSHOT_OUT_OF_ORDER(409, "The account has a later snapshot"),
    RULESET_UNAVAILABLE(409, "This build does not have the ruleset"),
    JOB_OVER(409, "The job is over"),
    NAME_TAKEN(409, "Another has that name"),
    PAYLOAD_TOO_LARGE(413, "The body is larger than allowed"),
    URI_TOO_LONG(414, "The address is longer than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    TOO_MANY_JOBS(429, "Too much work is waiting"),
    HEADERS_TOO_LARGE(431, "The headers are larger than allowed"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    ACCOUNTS_FAILED(502, "Accounts could not be collected"),
    UNAVAILABLE(503, "The database cannot be reached");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The last part of the type URI, `snapshot-conflict`. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why a snapshot was not sealed. */
    public static ProblemType of(SealRefusedException.Reason reason) {
        return switch (reason) {
            case CONFLICT -> SNAPSHOT_CONFLICT;
            case OUT_OF_ORDER -> SNAPSHOT_OUT_OF_ORDER;
        };
    }

    /** The type for a status that some part of the framework chose. */
    public static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
    }
}
