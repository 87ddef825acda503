package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bodies of requests, read so strictly that a member which is misspelled or given twice is no request for something else. */
final class JsonBody {

    private JsonBody() {}

    /** @throws ProblemException when it is no JSON object, or has other members than those */
    static JsonObject object(@Nullable String body, Set<String> members) {
        JsonObject object = object(body);
        for (String member : object.members().keySet()) {
            if (!members.contains(member)) {
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        "`" + member + "` is no member here: give " + String.join(", ", new TreeSet<>(members)));
            }
        }
        return object;
    }

    /** @throws ProblemException when it is no JSON object */
    static JsonObject object(@Nullable String body) {
        try {
            if (JsonReader.parse(body == null ? "" : body) instanceof JsonObject object) {
                return object;
            }
        } catch (MalformedJsonException malformed) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "the body is no JSON: " + malformed.getMessage() + ": correct it");
        }
        throw new ProblemException(ProblemType.BAD_REQUEST, "the body is no JSON object: give one");
    }

    /** A text; null when it is not there. @throws ProblemException when it is something else */
    static @Nullable String text(JsonObject body, String member) {
        JsonValue value = body.get(member);
        if (value == null || value instanceof JsonString) {
            return value == null ? null : ((JsonString) value).value();
        }
        throw ProblemException.invalid(member, value.kind(), "a text");
    }
}
