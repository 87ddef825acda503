package dev.muster.iam.decision;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes cases out of few parts, so that they meet often: the same seed makes the same cases. */
final class RandomCases {

    static final String ACCOUNT = "111122223333";
    static final String OTHER = "444455556666";

    static final List<String> PRINCIPALS = List.of(
            "arn:aws:iam::111122223333:user/ann",
            "arn:aws:iam::111122223333:role/app",
            "arn:aws:sts::111122223333:assumed-role/app/s1",
            "arn:aws:sts::111122223333:federated-user/ann",
            "arn:aws:iam::111122223333:root",
            "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX",
            "arn:aws:iam::111122223333:saml-provider/idp",
            "svc.amazonaws.com",
            "*");

    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "sts:AssumeRole", "kms:Decrypt", "sts:GetCallerIdentity");

    private static final Map<String, List<String>> RESOURCES = Map.of(
            "s3:GetObject", List.of("arn:aws:s3:::b/ann", "arn:aws:s3:::b/x"),
            "s3:PutObject", List.of("arn:aws:s3:::b/ann"),
            "sts:AssumeRole", List.of("arn:aws:iam::111122223333:role/target", "arn:aws:iam::444455556666:role/target"),
            "kms:Decrypt", List.of("arn:aws:kms:eu-west-1:111122223333:key/k"),
            "sts:GetCallerIdentity", List.of("*"));

    private static final List<String> ACTION_ENTRIES = List.of(
            "*", "s3:*", "s3:Get*", "S3:getobject", "s3:PutObject", "sts:*", "kms:*", "*:Get*", "s3", "kms:Decrypt ");

    private static final List<String> RESOURCE_ENTRIES = List.of(
            "*",
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::b/${aws:username}",
            "arn:aws:s3:::b/${k:t, 'x'}",
            "arn:aws:s3*",
            "arn:aws:*:k",
            "arn:aws:iam::*:role/t*",
            "arn:aws:k?s:eu-west-1:111122223333:key/k");

    private static final List<List<String>> PRINCIPAL_ENTRIES = List.of(
            List.of("AWS", "111122223333"),
            List.of("AWS", "arn:aws:iam::111122223333:root"),
            List.of("AWS", "arn:aws:iam::111122223333:user/ann"),
            List.of("AWS", "arn:aws:iam::111122223333:role/app"),
            List.of("AWS", "arn:aws:sts::111122223333:assumed-role/app/s1"),
            List.of("AWS", "arn:aws:sts::111122223333:federated-user/ann"),
            List.of("AWS", "*"),
            List.of("AWS", "444455556666"),
            List.of("Service", "svc.amazonaws.com"),
            List.of("Federated", "arn:aws:iam::111122223333:saml-provider/idp"));

    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringNotLike",
            "StringEqualsIgnoreCase",
            "StringEqualsIfExists",
            "StringNotLikeIfExists",
            "Null",
            "ForAllValues:StringLike",
            "ForAnyValue:StringLike",
            "ForAnyValue:StringNotEquals",
            "ForAllValues:StringNotLikeIfExists",
            "ForAnyValue:StringEqualsIfExists");

    /** The keys of conditions; those of sets are asked for with qualifiers only. */
    static final List<String> KEYS = List.of("k:a", "k:b", "k:t");

    static final List<String> SETS = List.of("k:s", "aws:TagKeys");

    private static final List<String> VALUES =
            List.of("x", "y", "X", "xy", "x*", "*y", "?", "*", "${aws:username}", "${k:t}", "${k:a, 'x'}");

    private final Random random;

    RandomCases(long seed) {
        this.random = new Random(seed);
    }

    /** A case without id; its context has the values that {@link #context} makes. */
    JsonObject next() {
        String action = pick(ACTIONS);
        Map<String, JsonValue> request = new LinkedHashMap<>();
        request.put("principal", text(pick(PRINCIPALS)));
        request.put("action", text(action));
        request.put("resource", JsonArray.ofTexts(some(RESOURCES.get(action), 2)));
        if (action.startsWith("s3") && chance(3)) {
            request.put("resource_account", text(OTHER));
        }
        request.put("context", context());
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("request", new JsonObject(request));
        if (chance(8)) {
            members.put("principal_account_is_management", dev.muster.iam.json.JsonBoolean.of(true));
        }
        members.put("identity_policies", policies("identity", 3, false));
        if (chance(3)) {
            members.put("boundary_policies", policies("boundary", 2, false));
        }
        if (chance(3)) {
            members.put("session_policies", policies("session", 2, false));
        }
        if (chance(2)) {
            members.put("resource_policy", policy(true, action.equals("sts:AssumeRole")));
        }
        if (chance(5)) {
            members.put("endpoint_policies", policies("endpoint", 2, true));
        }
        if (chance(3)) {
            members.put("service_control_policies", levels("scp", false));
        }
        if (chance(4)) {
            members.put("resource_control_policies", levels("rcp", true));
        }
        return new JsonObject(members);
    }

    /** Values for some of the keys. */
    JsonObject context() {
        Map<String, JsonValue> context = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (chance(2)) {
                context.put(key, text(pick(List.of("x", "y", "X", "xy", "z", "ann", ""))));
            }
        }
        for (String key : SETS) {
            if (chance(2)) {
                context.put(key, JsonArray.ofTexts(some(List.of("x", "y", "xy", "z", ""), 3)));
            }
        }
        return new JsonObject(context);
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> List<T> some(List<T> from, int most) {
        List<T> some = new ArrayList<>();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            some.add(pick(from));
        }
        return some;
    }

    private JsonArray levels(String name, boolean principals) {
        List<JsonValue> levels = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Map<String, JsonValue> level = new LinkedHashMap<>();
            level.put("target", text("level-" + i));
            level.put("policies", policies(name + i, 3, principals));
            levels.add(new JsonObject(level));
        }
        return new JsonArray(levels);
    }

    private JsonArray policies(String name, int most, boolean principals) {
        List<JsonValue> policies = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            Map<String, JsonValue> named = new LinkedHashMap<>();
            named.put("name", text(name + "-" + i));
            named.put("policy", policy(principals, false));
            policies.add(new JsonObject(named));
        }
        return new JsonArray(policies);
    }

    private JsonValue policy(boolean principals, boolean trust) {
        List<JsonValue> statements = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statements.add(statement(principals, trust));
        }
        Map<String, JsonValue> policy = new LinkedHashMap<>();
        if (!chance(6)) {
            policy.put("Version", text("2012-10-17"));
        }
        policy.put("Statement", new JsonArray(statements));
        return new JsonObject(policy);
    }

    private JsonObject statement(boolean principals, boolean trust) {
        Map<String, JsonValue> statement = new LinkedHashMap<>();
        statement.put("Effect", text(chance(4) ? "Deny" : "Allow"));
        statement.put(chance(6) ? "NotAction" : "Action", JsonArray.ofTexts(some(ACTION_ENTRIES, 2)));
        if (!trust) {
            statement.put(chance(6) ? "NotResource" : "Resource", JsonArray.ofTexts(some(RESOURCE_ENTRIES, 2)));
        }
        if (principals && !chance(10)) {
            statement.put(!trust && chance(6) ? "NotPrincipal" : "Principal", principals());
        }
        if (chance(2)) {
            statement.put("Condition", condition());
        }
        return new JsonObject(statement);
    }

    private JsonValue principals() {
        if (chance(5)) {
            return text("*");
        }
        Map<String, List<String>> types = new LinkedHashMap<>();
        for (List<String> entry : some(PRINCIPAL_ENTRIES, 3)) {
            types.computeIfAbsent(entry.get(0), type -> new ArrayList<>()).add(entry.get(1));
        }
        Map<String, JsonValue> principals = new LinkedHashMap<>();
        types.forEach((type, entries) -> principals.put(type, JsonArray.ofTexts(entries)));
        return new JsonObject(principals);
    }

    private JsonObject condition() {
        Map<String, JsonValue> block = new LinkedHashMap<>();
        for (String operator : some(OPERATORS, 2)) {
            boolean sets = operator.startsWith("For");
            String key = pick(sets ? SETS : KEYS);
            JsonArray values = JsonArray.ofTexts(
                    operator.equals("Null") ? List.of(chance(2) ? "true" : "false") : some(VALUES, 2));
            block.put(operator, new JsonObject(Map.of(key, values)));
        }
        return new JsonObject(block);
    }

    private static JsonString text(String value) {
        return new JsonString(value);
    }
}
