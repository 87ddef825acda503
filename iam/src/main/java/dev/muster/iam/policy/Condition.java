package dev.muster.iam.policy;

import java.util.List;

/** One line of a Condition block: operator, key and the values of which one must (or none may) match. */
public record Condition(String operator, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }
}
