package dev.muster.iam.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of tab-separated fields that `iam/src/reference/generate` writes; the first field says what a line is.
 *
 * <p>`G` a global condition key; `S` a service, and of it: `K` a condition key, `C` a set of its keys by their places, `R` a resource
 * type, `A` an action with its level, the place of its set of keys, and its resource types by place: `3!:7` is the required type 3
 * with the keys of set 7.
 */
final class ReferenceReader {

    private final Map<String, String> source = new HashMap<>();
    private final List<ConditionKey> globalKeys = new ArrayList<>();
    private final Set<String> underResourceControlPolicies = new HashSet<>();
    private final List<Service> services = new ArrayList<>();
    private int actionCount;

    private @Nullable String prefix;
    private String serviceName = "";
    private final List<ConditionKey> keys = new ArrayList<>();
    private final List<List<ConditionKey>> keySets = new ArrayList<>();
    private final List<ResourceType> types = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final Map<String, ActionResource> resources = new HashMap<>();

    /** One object for the same key of many services. */
    private final Map<ConditionKey, ConditionKey> distinctKeys = new HashMap<>();

    ServiceReference read(InputStream compressed) throws IOException {
        String text;
        try (InputStream plain = new GZIPInputStream(compressed, 1 << 16)) {
            text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            split(text, at, end, fields);
            line(fields);
            at = end + 1;
        }
        endService();
        return new ServiceReference(
                new ReferenceSource(header("source"), header("version"), header("date"), header("licence")),
                services,
                globalKeys,
                underResourceControlPolicies);
    }

    private static void split(String text, int from, int end, List<String> fields) {
        fields.clear();
        int at = from;
        for (int tab = text.indexOf('\t', at); tab >= 0 && tab < end; tab = text.indexOf('\t', at)) {
            fields.add(text.substring(at, tab));
            at = tab + 1;
        }
        fields.add(text.substring(at, end));
    }

    private void line(List<String> fields) {
        switch (fields.get(0)) {
            case "A" -> action(fields);
            case "K" -> keys.add(key(fields));
            case "C" -> keySets.add(keysAt(fields.get(1)));
            case "R" -> types.add(new ResourceType(fields.get(1), fields.get(2), keySet(fields.get(3))));
            case "S" -> service(fields);
            case "G" -> globalKeys.add(key(fields));
            default -> source.put(fields.get(0), fields.get(1));
        }
    }

    private void service(List<String> fields) {
        endService();
        prefix = fields.get(1);
        serviceName = fields.get(2);
        if (fields.get(3).equals("1")) {
            underResourceControlPolicies.add(prefix);
        }
    }

    private void endService() {
        if (prefix != null) {
            services.add(new Service(prefix, serviceName, actions, types, keys));
        }
        keys.clear();
        keySets.clear();
        types.clear();
        actions.clear();
        resources.clear();
    }

    private void action(List<String> fields) {
        if (prefix == null) {
            throw new IllegalStateException("an action stands before the first service");
        }
        List<ActionResource> touched = new ArrayList<>(fields.size() - 4);
        for (String field : fields.subList(4, fields.size())) {
            touched.add(resource(field));
        }
        actions.add(
                new Action(actionCount++, prefix, fields.get(1), level(fields.get(2)), touched, keySet(fields.get(3))));
    }

    private ActionResource resource(String field) {
        ActionResource known = resources.get(field);
        if (known == null) {
            known = newResource(field);
            resources.put(field, known);
        }
        return known;
    }

    private ActionResource newResource(String field) {
        int colon = field.indexOf(':');
        String type = colon < 0 ? field : field.substring(0, colon);
        boolean required = type.endsWith("!");
        int place = Integer.parseInt(required ? type.substring(0, type.length() - 1) : type);
        return new ActionResource(types.get(place), required, keySet(colon < 0 ? "" : field.substring(colon + 1)));
    }

    private ConditionKey key(List<String> fields) {
        ConditionKey key = new ConditionKey(fields.get(1), ConditionKeyType.of(fields.get(2)));
        ConditionKey known = distinctKeys.putIfAbsent(key, key);
        return known == null ? key : known;
    }

    private List<ConditionKey> keysAt(String places) {
        List<ConditionKey> set = new ArrayList<>();
        for (String place : places.split(",")) {
            set.add(keys.get(Integer.parseInt(place)));
        }
        return List.copyOf(set);
    }

    private List<ConditionKey> keySet(String place) {
        return place.isEmpty() ? List.of() : keySets.get(Integer.parseInt(place));
    }

    private String header(String name) {
        String value = source.get(name);
        if (value == null) {
            throw new IllegalStateException("the service reference lacks the line `" + name + "`: generate it again");
        }
        return value;
    }

    private static AccessLevel level(String letter) {
        return switch (letter) {
            case "L" -> AccessLevel.LIST;
            case "R" -> AccessLevel.READ;
            case "W" -> AccessLevel.WRITE;
            case "P" -> AccessLevel.PERMISSIONS_MANAGEMENT;
            case "T" -> AccessLevel.TAGGING;
            default -> throw new IllegalStateException("`" + letter + "` is no access level: generate it again");
        };
    }
}
