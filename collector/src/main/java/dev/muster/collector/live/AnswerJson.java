package dev.muster.collector.live;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Writes an answer as the AWS command line prints it: members by AWS's names, times in ISO 8601, policy documents of IAM as JSON,
 * indented by four.
 */
final class AnswerJson {

    /** What no answer may bring into a bundle: seeds of MFA devices, and secrets that AWS hands out only when it makes them. */
    private static final Set<String> SECRETS = Set.of(
            "Base32StringSeed",
            "QRCodePNG",
            "ServicePassword",
            "ServiceCredentialSecret",
            "SecretAccessKey",
            "SessionToken");

    /** The command line decodes these, which IAM sends percent-encoded. */
    private static final Set<String> DOCUMENTS = Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Document");

    private final StringBuilder out = new StringBuilder();

    private AnswerJson() {}

    /** The JSON of an answer, with a final newline. */
    static byte[] of(SdkPojo answer) {
        return of(members(answer));
    }

    /** The JSON of members: pojos, maps, lists, texts, numbers, truths, instants and bytes. */
    static byte[] of(Map<String, ?> members) {
        AnswerJson writer = new AnswerJson();
        writer.object(members, 0);
        writer.out.append('\n');
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the answer holds none of the members that the operation's answers have: then it is none. */
    static boolean isEmpty(SdkPojo answer) {
        return members(answer).isEmpty();
    }

    /** The members that an answer has, by AWS's names. */
    static Map<String, Object> members(SdkPojo pojo) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            boolean missing = value == null
                    || value instanceof SdkAutoConstructList<?>
                    || value instanceof SdkAutoConstructMap<?, ?>;
            if (!missing && !SECRETS.contains(field.memberName())) {
                members.put(field.memberName(), value);
            }
        }
        return members;
    }

    private void value(String name, @Nullable Object value, int depth) {
        if (value instanceof SdkPojo pojo) {
            object(members(pojo), depth);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(String.valueOf(key), member));
            object(members, depth);
        } else if (value instanceof List<?> list) {
            list(name, list, depth);
        } else if (value instanceof String text && DOCUMENTS.contains(name)) {
            out.append(EncodedDocument.json(text).orElseGet(() -> quoted(text)));
        } else if (value instanceof SdkBytes bytes) {
            out.append(quoted(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe())));
        } else if (value instanceof String || value instanceof Instant) {
            out.append(quoted(value.toString()));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            throw new IllegalStateException("`" + name + "` is a " + value.getClass() + ", which no answer holds");
        }
    }

    private void object(Map<String, ?> members, int depth) {
        if (members.isEmpty()) {
            out.append("{}");
            return;
        }
        String separator = "{";
        for (Map.Entry<String, ?> member : members.entrySet()) {
            out.append(separator);
            line(depth + 1);
            out.append(quoted(member.getKey())).append(": ");
            value(member.getKey(), member.getValue(), depth + 1);
            separator = ",";
        }
        line(depth);
        out.append('}');
    }

    private void list(String name, List<?> items, int depth) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        String separator = "[";
        for (Object item : items) {
            out.append(separator);
            line(depth + 1);
            value(name, item, depth + 1);
            separator = ",";
        }
        line(depth);
        out.append(']');
    }

    private void line(int depth) {
        out.append('\n').append("    ".repeat(depth));
    }

    private static String quoted(String text) {
        return CanonicalJson.text(new JsonString(text));
    }
}
