package dev.muster.iam.usage;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.MalformedJsonException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a principal called an action, as one CloudTrail log file records it.
 *
 * @param principal ARN of the user or of the role that a session is of; what CloudTrail calls the identity where it has no ARN
 * @param source the service's endpoint, `s3.amazonaws.com`
 * @param error code with which the calls failed; null when they did not
 * @param first time of the first call
 * @param last time of the last call
 * @param count number of calls
 */
public record RecordedUse(
        String principal,
        String source,
        String action,
        @Nullable String error,
        Instant first,
        Instant last,
        long count) {

    /** What tells two uses apart; uses of one key are one. */
    record Key(
            String principal,
            String source,
            String action,
            @Nullable String error) {}

    Key key() {
        return new Key(principal, source, action, error);
    }

    /** Both uses, which have one key, as one. */
    RecordedUse with(RecordedUse other) {
        return new RecordedUse(
                principal,
                source,
                action,
                error,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                count + other.count);
    }

    /**
     * Reads one element of `Records`.
     *
     * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
     *     record contents</a>
     */
    static RecordedUse ofRecord(AnswerFields fields) {
        Instant time = time(fields, "eventTime");
        return new RecordedUse(
                principal(fields.objectOrNull("userIdentity")),
                fields.text("eventSource"),
                fields.text("eventName"),
                fields.textOrNull("errorCode"),
                time,
                time,
                1);
    }

    /** A role's session is told by the role: `sessionContext.sessionIssuer`. */
    private static String principal(@Nullable AnswerFields identity) {
        if (identity == null) {
            return "";
        }
        AnswerFields context = identity.objectOrNull("sessionContext");
        AnswerFields issuer = context == null ? null : context.objectOrNull("sessionIssuer");
        String ofIssuer = issuer == null ? null : issuer.textOrNull("arn");
        for (String name : new String[] {ofIssuer, identity.textOrNull("arn"), identity.textOrNull("invokedBy")}) {
            if (name != null) {
                return name;
            }
        }
        String type = identity.textOrNull("type");
        return type == null ? "" : type;
    }

    /** Reads the form that {@link #json()} writes. */
    static RecordedUse read(AnswerFields fields) {
        Long count = fields.numberOrNull("Count");
        return new RecordedUse(
                fields.text("Principal"),
                fields.text("EventSource"),
                fields.text("EventName"),
                fields.textOrNull("ErrorCode"),
                time(fields, "First"),
                time(fields, "Last"),
                count == null ? 1 : count);
    }

    private static Instant time(AnswerFields fields, String name) {
        Instant time = fields.instantOrNull(name);
        if (time == null) {
            throw new MalformedJsonException(
                    "`" + fields.path() + "." + name + "` is missing",
                    fields.log().position());
        }
        return time;
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("Principal", principal)
                .put("EventSource", source)
                .put("EventName", action)
                .put("ErrorCode", error)
                .put("First", first)
                .put("Last", last)
                .put("Count", count)
                .build();
    }
}
