package dev.muster.api.sample;

import dev.muster.iam.policy.PolicyDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of the sample's policies, which are resources of their own; `{account}` in them is the account's id. */
final class SamplePolicy {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private SamplePolicy() {}

    /** @param name path of the resource without `.json`: `aws/SecurityAudit` */
    static PolicyDocument document(String name, String account) {
        return PolicyDocument.of(TEXTS.computeIfAbsent(name, SamplePolicy::text).replace("{account}", account));
    }

    private static String text(String name) {
        try (InputStream resource = SamplePolicy.class.getResourceAsStream(name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("the sample has no policy `" + name + "`");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
