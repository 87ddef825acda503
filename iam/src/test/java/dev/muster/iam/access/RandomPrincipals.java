package dev.muster.iam.access;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes principals with policies out of few parts, so that they meet often: the same seed makes the same ones. */
final class RandomPrincipals {

    /** Some actions with resources that requests for them can name. */
    static final SortedMap<String, List<String>> RESOURCES = new TreeMap<>(Map.of(
            "s3:DeleteBucketPolicy", List.of("arn:aws:s3:::b", "arn:aws:s3:::ann", "arn:aws:s3:::c:d"),
            "s3:GetObject", List.of("arn:aws:s3:::b/ann", "arn:aws:s3:::b/x/y", "arn:aws:s3:::c/x"),
            "s3:ListAllMyBuckets", List.of("*"),
            "ec2:DescribeInstances", List.of("*"),
            "ec2:AttachVolume",
                    List.of(
                            "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
                            "arn:aws:ec2:eu-west-1:111122223333:volume/v-1",
                            "arn:aws:ec2:us-east-1:111122223333:volume/v-2"),
            "iam:GetUser", List.of("arn:aws:iam::111122223333:user/ann", "arn:aws:iam::111122223333:user/p/bob"),
            "iam:PassRole", List.of("arn:aws:iam::111122223333:role/t", "arn:aws:iam::111122223333:role/a"),
            "sqs:SendMessage", List.of("arn:aws:sqs:eu-west-1:111122223333:q")));

    private static final List<String> ACTION_ENTRIES = List.of(
            "*",
            "*:*",
            "s3:*",
            "s3:Get*",
            "S3:DELETEbucketpolicy",
            "*:Get*",
            "ec2:*",
            "e?2:Attach*",
            "iam:P*",
            "iam:GetUser",
            "s3",
            "nosuch:Do");

    private static final List<String> RESOURCE_ENTRIES = List.of(
            "*",
            "**",
            "arn:*",
            "arn:aws:s3:::*",
            "arn:aws:s3:::b*",
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::?",
            "arn:aws:s3:::${aws:username}",
            "arn:aws:s3:::b/${k:t, 'x/y'}",
            "arn:aws:s3*",
            "arn:aws:*:t",
            "arn:*:iam::*:*",
            "arn:aws:iam::*:role/*",
            "arn:aws:iam::111122223333:user/${aws:username}",
            "arn:aws:ec2:*:*:instance/*",
            "arn:aws:ec2:*:*:volume/*",
            "arn:aws:ec2:eu-west-1:*",
            "arn:aws:s?s:*:*:*",
            "arn:aws-cn:*");

    private static final List<String> CONDITIONS =
            List.of("StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringLike");

    private final Random random;

    RandomPrincipals(long seed) {
        this.random = new Random(seed);
    }

    JsonObject next() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("identity", policies(3));
        if (chance(3)) {
            members.put("boundary", new JsonArray(List.of(named(0))));
        }
        if (chance(3)) {
            List<JsonValue> levels = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                levels.add(new JsonObject(Map.of("target", new JsonString("level-" + i), "policies", policies(2))));
            }
            members.put("service_control", new JsonArray(levels));
        }
        return new JsonObject(members);
    }

    Map<String, List<String>> context() {
        Map<String, List<String>> context = new TreeMap<>();
        for (String key : List.of("k:a", "k:t")) {
            if (chance(2)) {
                context.put(key, List.of(pick(List.of("x", "y", "ann"))));
            }
        }
        return context;
    }

    /** With a policy more that does nothing but deny. */
    JsonObject withDeny(JsonObject principal) {
        List<JsonValue> policies = new ArrayList<>(((JsonArray) principal.get("identity")).items());
        policies.add(named(policies.size(), new JsonArray(List.of(statement("Deny")))));
        return with(principal, "identity", new JsonArray(policies));
    }

    /** With one of its policies, where it has any, not read. */
    JsonObject withoutOnePolicy(JsonObject principal) {
        String layer = principal.get("boundary") != null && chance(2) ? "boundary" : "identity";
        List<JsonValue> policies = new ArrayList<>(((JsonArray) principal.get(layer)).items());
        if (!policies.isEmpty()) {
            policies.set(random.nextInt(policies.size()), new JsonObject(Map.of("name", new JsonString("not read"))));
        }
        return with(principal, layer, new JsonArray(policies));
    }

    /** With every list in another order. */
    JsonObject shuffled(JsonObject principal) {
        return (JsonObject) shuffled((JsonValue) principal);
    }

    private JsonValue shuffled(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, shuffled(member)));
            return new JsonObject(members);
        }
        if (value instanceof JsonArray list) {
            List<JsonValue> items = new ArrayList<>();
            list.items().forEach(item -> items.add(shuffled(item)));
            Collections.shuffle(items, random);
            return new JsonArray(items);
        }
        return value;
    }

    private JsonArray policies(int most) {
        List<JsonValue> policies = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            policies.add(named(i));
        }
        return new JsonArray(policies);
    }

    private JsonObject named(int number) {
        List<JsonValue> statements = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            statements.add(statement(chance(4) ? "Deny" : "Allow"));
        }
        return named(number, new JsonArray(statements));
    }

    private JsonObject named(int number, JsonArray statements) {
        Map<String, JsonValue> policy = new LinkedHashMap<>();
        if (!chance(6)) {
            policy.put("Version", new JsonString("2012-10-17"));
        }
        policy.put("Statement", statements);
        return new JsonObject(Map.of("name", new JsonString("p" + number), "policy", new JsonObject(policy)));
    }

    private JsonObject statement(String effect) {
        Map<String, JsonValue> statement = new LinkedHashMap<>();
        statement.put("Effect", new JsonString(effect));
        statement.put(chance(5) ? "NotAction" : "Action", JsonArray.ofTexts(some(ACTION_ENTRIES)));
        statement.put(chance(5) ? "NotResource" : "Resource", JsonArray.ofTexts(some(RESOURCE_ENTRIES)));
        if (chance(4)) {
            statement.put(
                    "Condition",
                    new JsonObject(Map.of(pick(CONDITIONS), new JsonObject(Map.of("k:a", new JsonString("x"))))));
        }
        return new JsonObject(statement);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> some(List<String> from) {
        List<String> some = new ArrayList<>();
        for (int count = random.nextInt(2); count >= 0; count--) {
            some.add(pick(from));
        }
        return some;
    }

    private static JsonObject with(JsonObject json, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(json.members());
        members.put(name, value);
        return new JsonObject(members);
    }
}
