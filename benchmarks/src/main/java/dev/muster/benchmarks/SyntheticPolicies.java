package dev.muster.benchmarks;

import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Policies of the sizes that AWS manages: half have less than 650 characters, one in twenty more than 5,700, and single ones more than
 * 100,000; five statements each on average, some with `*` and some with NotAction. The same seed gives the same policies.
 */
final class SyntheticPolicies {

    private static final double MEDIAN_CHARACTERS = 640;
    private static final double SPREAD = 1.33;
    private static final int MOST_CHARACTERS = 135_000;
    private static final int ACTIONS_PER_STATEMENT = 14;

    private final Random random;
    private final List<Service> services;

    SyntheticPolicies(long seed) {
        random = new Random(seed);
        services = ServiceReference.load().services().stream()
                .filter(service -> !service.actions().isEmpty())
                .toList();
    }

    List<String> take(int count) {
        List<String> policies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            policies.add(policy(i % 100));
        }
        return policies;
    }

    private String policy(int kind) {
        List<String> statements = new ArrayList<>();
        if (kind == 0) {
            statements.add(statement("Action", "\"*\""));
        } else if (kind == 1) {
            statements.add(statement("NotAction", "[\"iam:*\",\"organizations:*\",\"account:*\"]"));
        }
        int length = (int) Math.min(MOST_CHARACTERS, MEDIAN_CHARACTERS * Math.exp(SPREAD * random.nextGaussian()));
        int written = 0;
        while (written < length) {
            String statement = statement("Action", actions());
            statements.add(statement);
            written += statement.length();
        }
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private String statement(String element, String actions) {
        String condition = random.nextInt(5) == 0
                ? ",\"Condition\":{\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}}"
                : "";
        return "{\"Effect\":\"" + (random.nextInt(100) == 0 ? "Deny" : "Allow") + "\",\"" + element + "\":" + actions
                + ",\"Resource\":\"*\"" + condition + "}";
    }

    private String actions() {
        Service service = services.get(random.nextInt(services.size()));
        return random.ints(
                        1 + random.nextInt(2 * ACTIONS_PER_STATEMENT),
                        0,
                        service.actions().size())
                .mapToObj(place -> '"' + entry(service.actions().get(place)) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The action, or in one of five cases a pattern that matches it. */
    private String entry(Action action) {
        return switch (random.nextInt(20)) {
            case 0 -> action.service() + ":*";
            case 1, 2 ->
                action.service() + ":"
                        + action.name().substring(0, Math.min(4, action.name().length())) + "*";
            case 3 ->
                action.service() + ":*" + action.name().substring(action.name().length() / 2);
            default -> action.fullName();
        };
    }
}
