package dev.muster.iam.decision.context;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of a request and their values.
 *
 * <p>A key without values counts as a key that is not there.
 */
public final class RequestContext {

    private final Map<String, List<String>> values;
    private final boolean partial;

    private RequestContext(Map<String, List<String>> values, boolean partial) {
        this.values = values;
        this.partial = partial;
    }

    /**
     * A context of these keys.
     *
     * @param partial whether a key that is not named is unknown rather than absent; a key named without values is absent
     * @throws IllegalArgumentException when two keys differ in case only
     */
    public static RequestContext of(Map<String, List<String>> given, boolean partial) {
        Map<String, List<String>> values = new HashMap<>();
        given.forEach((key, texts) -> {
            if (values.put(key.toLowerCase(Locale.ROOT), List.copyOf(texts)) != null) {
                throw new IllegalArgumentException(
                        "the context key `" + key + "` is given twice in different case: give it once");
            }
        });
        return new RequestContext(values, partial);
    }

    /** The values of a key named in lower case: an empty list when it is absent, null when that is not known. */
    public @Nullable List<String> values(String name) {
        List<String> known = values.get(name);
        return known != null || partial ? known : List.of();
    }

    /** Whether a key that is not known is unknown rather than absent. */
    public boolean partial() {
        return partial;
    }

    /** Whether the values, or the absence, of a key named in lower case were given. */
    public boolean knows(String name) {
        return values.containsKey(name);
    }

    /** The keys that are known, in lower case. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** This context with more keys; what it has already stays. */
    public RequestContext withDefaults(Map<String, List<String>> defaults) {
        Map<String, List<String>> all = new HashMap<>(values);
        defaults.forEach((key, texts) -> all.putIfAbsent(key.toLowerCase(Locale.ROOT), List.copyOf(texts)));
        return new RequestContext(all, partial);
    }

    /** This context with keys replaced. */
    public RequestContext with(Map<String, List<String>> others) {
        Map<String, List<String>> all = new HashMap<>(values);
        others.forEach((key, texts) -> all.put(key.toLowerCase(Locale.ROOT), List.copyOf(texts)));
        return new RequestContext(all, partial);
    }
}
