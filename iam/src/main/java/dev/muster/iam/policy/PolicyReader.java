package dev.muster.iam.policy;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a document's JSON into statements; everything that AWS would not store is an error with its JSON path. */
final class PolicyReader {

    private static final Set<String> POLICY_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Principal",
            "NotPrincipal",
            "Condition");

    private PolicyReader() {}

    static Policy read(JsonValue document) throws MalformedPolicyException {
        JsonObject policy = object(document, "$");
        known(policy, POLICY_ELEMENTS, "$");
        JsonValue statement = policy.get("Statement");
        if (statement == null) {
            throw new MalformedPolicyException("`$.Statement` is missing");
        }
        List<Statement> statements = new ArrayList<>();
        if (statement instanceof JsonArray list) {
            for (JsonValue item : list.items()) {
                int index = statements.size();
                statements.add(statement(item, index, "$.Statement[" + index + "]"));
            }
        } else {
            statements.add(statement(statement, 0, "$.Statement"));
        }
        return new Policy(text(policy, "Version", "$"), text(policy, "Id", "$"), statements);
    }

    private static Statement statement(JsonValue json, int index, String path) throws MalformedPolicyException {
        JsonObject statement = object(json, path);
        known(statement, STATEMENT_ELEMENTS, path);
        exclusive(statement, "Action", "NotAction", path);
        exclusive(statement, "Resource", "NotResource", path);
        exclusive(statement, "Principal", "NotPrincipal", path);
        if (statement.get("Action") == null && statement.get("NotAction") == null) {
            throw new MalformedPolicyException("`" + path + "` has neither Action nor NotAction");
        }
        return new Statement(
                index,
                text(statement, "Sid", path),
                effect(statement, path),
                texts(statement, "Action", path),
                texts(statement, "NotAction", path),
                texts(statement, "Resource", path),
                texts(statement, "NotResource", path),
                principals(statement, "Principal", path),
                principals(statement, "NotPrincipal", path),
                conditions(statement, path));
    }

    private static Effect effect(JsonObject statement, String path) throws MalformedPolicyException {
        String effect = text(statement, "Effect", path);
        if ("Allow".equals(effect)) {
            return Effect.ALLOW;
        }
        if ("Deny".equals(effect)) {
            return Effect.DENY;
        }
        throw new MalformedPolicyException("`" + path + ".Effect` is neither `Allow` nor `Deny`");
    }

    private static @Nullable Principals principals(JsonObject statement, String name, String path)
            throws MalformedPolicyException {
        JsonValue principal = statement.get(name);
        if (principal == null) {
            return null;
        }
        if (principal instanceof JsonString text) {
            if (text.value().equals("*")) {
                return Principals.EVERYONE;
            }
            throw new MalformedPolicyException("`" + path + "." + name + "` is a text other than `*`");
        }
        JsonObject types = object(principal, path + "." + name);
        Map<String, List<String>> byType = new TreeMap<>();
        for (String type : types.members().keySet()) {
            byType.put(type, texts(types, type, path + "." + name));
        }
        return new Principals(false, new TreeMap<>(byType));
    }

    private static List<Condition> conditions(JsonObject statement, String path) throws MalformedPolicyException {
        JsonValue block = statement.get("Condition");
        if (block == null) {
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonValue> operator :
                object(block, path + ".Condition").members().entrySet()) {
            String operatorPath = path + ".Condition." + operator.getKey();
            for (Map.Entry<String, JsonValue> key :
                    object(operator.getValue(), operatorPath).members().entrySet()) {
                conditions.add(new Condition(
                        operator.getKey(), key.getKey(), scalars(key.getValue(), operatorPath + "." + key.getKey())));
            }
        }
        return conditions;
    }

    private static List<String> scalars(JsonValue value, String path) throws MalformedPolicyException {
        List<JsonValue> items = value instanceof JsonArray list ? list.items() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items) {
            texts.add(scalar(item, path));
        }
        return texts;
    }

    private static String scalar(JsonValue value, String path) throws MalformedPolicyException {
        if (value instanceof JsonString text) {
            return text.value();
        }
        if (value instanceof JsonNumber number) {
            return number.literal();
        }
        if (value instanceof JsonBoolean truth) {
            return Boolean.toString(truth.value());
        }
        throw new MalformedPolicyException("`" + path + "` holds " + value.kind() + " where a plain value belongs");
    }

    private static List<String> texts(JsonObject object, String name, String path) throws MalformedPolicyException {
        JsonValue value = object.get(name);
        if (value == null) {
            return List.of();
        }
        List<JsonValue> items = value instanceof JsonArray list ? list.items() : List.of(value);
        if (items.isEmpty()) {
            throw new MalformedPolicyException("`" + path + "." + name + "` is an empty list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonString text)) {
                throw new MalformedPolicyException(
                        "`" + path + "." + name + "` holds " + item.kind() + " where text belongs");
            }
            texts.add(text.value());
        }
        return texts;
    }

    private static @Nullable String text(JsonObject object, String name, String path) throws MalformedPolicyException {
        JsonValue value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw new MalformedPolicyException("`" + path + "." + name + "` is no text");
    }

    private static JsonObject object(JsonValue value, String path) throws MalformedPolicyException {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new MalformedPolicyException("`" + path + "` is no object");
    }

    private static void known(JsonObject object, Set<String> elements, String path) throws MalformedPolicyException {
        for (String name : object.members().keySet()) {
            if (!elements.contains(name)) {
                throw new MalformedPolicyException("`" + path + "` has the unknown element `" + name + "`");
            }
        }
    }

    private static void exclusive(JsonObject statement, String one, String other, String path)
            throws MalformedPolicyException {
        if (statement.get(one) != null && statement.get(other) != null) {
            throw new MalformedPolicyException("`" + path + "` has both " + one + " and " + other);
        }
    }
}
