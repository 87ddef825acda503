package dev.muster.collector.file;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.snapshot.CollectionCall;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a bundle's collector says of its own work; every part may be missing. */
record Manifest(
        @Nullable String accountId,
        @Nullable Instant collectedAt,
        @Nullable String collector,
        @Nullable String caller,
        List<CollectionCall> calls) {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    static final Manifest NONE = new Manifest(null, null, null, null, List.of());

    Manifest {
        calls = List.copyOf(calls);
    }

    static Manifest read(InputStream bytes) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        JsonReader.open(bytes, Set.of()).object((name, reader) -> members.put(name, reader.value()));
        AnswerFields fields = new AnswerFields(new JsonObject(members), "manifest", "$", new ReadLog(null));
        String accountId = fields.textOrNull("accountId");
        if (accountId != null && !ACCOUNT.matcher(accountId).matches()) {
            throw new MalformedJsonException("`" + accountId + "` is no account id: give its 12 digits", null);
        }
        return new Manifest(
                accountId,
                fields.instantOrNull("collectedAt"),
                fields.textOrNull("collector"),
                fields.textOrNull("caller"),
                fields.objects("calls", Manifest::call));
    }

    private static CollectionCall call(AnswerFields call) {
        Map<String, String> arguments = new TreeMap<>();
        JsonValue given = call.anyOrNull("arguments");
        if (given instanceof JsonObject object) {
            object.members().forEach((name, value) -> arguments.put(name, plain(value)));
        } else if (given != null) {
            arguments.put("arguments", plain(given));
        }
        String at = call.textOrNull("at");
        Long attempts = call.numberOrNull("attempts");
        return new CollectionCall(
                orEmpty(call.textOrNull("service")),
                orEmpty(call.textOrNull("operation")),
                arguments,
                orEmpty(call.textOrNull("outcome")),
                call.textOrNull("error"),
                call.textOrNull("requestId"),
                at == null ? null : Instants.parse(at).orElse(null),
                attempts == null || attempts < 0 || attempts > Integer.MAX_VALUE ? null : attempts.intValue());
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString text ? text.value() : CanonicalJson.text(value);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
