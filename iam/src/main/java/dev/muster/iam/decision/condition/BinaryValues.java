package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of BinaryEquals: IAM JSON policy elements, Condition operators: compares byte for byte against a base-64 encoded
 * representation.
 */
final class BinaryValues implements ValueTest {

    private static final String NOT_ENCODED = "!";

    /** Each spelled in the one way that has all padding. */
    private final Set<String> values;

    BinaryValues(List<String> values) {
        this.values = values.stream()
                .map(BinaryValues::spelled)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        String given = spelled(value);
        return Truth.of(given != null && values.contains(given));
    }

    @Override
    public void sample(RequestContext context, Samples samples) {
        Map<String, String> encoded = new LinkedHashMap<>();
        values.forEach(value -> encoded.put(value, value.replace("=", "")));
        int longest = values.stream().mapToInt(String::length).max().orElse(0);
        encoded.put(
                Base64.getEncoder().encodeToString(new byte[longest + 1]),
                Base64.getEncoder().encodeToString(new byte[longest + 2]));
        encoded.put(NOT_ENCODED, NOT_ENCODED + NOT_ENCODED);
        samples.values("binary", encoded);
    }

    private static @Nullable String spelled(String text) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }
}
