package dev.muster.iam.comparison;

import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.policy.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One operator with one key, read so that it can be compared with another.
 *
 * @param operator null when it is none that AWS documents: nothing is known of the line but that it is itself
 * @param key in lower case, as names of keys have no case
 * @param written the operator as it stands, which is what an unknown one is known by
 */
record ConditionLine(
        Quantifier quantifier,
        @Nullable ConditionOperator operator,
        boolean ifExists,
        String key,
        List<ValueSet> values,
        String written,
        TreeSet<String> texts) {

    private static final String IF_EXISTS = "IfExists";

    /** Over the values of a key that has several. */
    enum Quantifier {
        NONE(""),
        FOR_ANY_VALUE("ForAnyValue:"),
        FOR_ALL_VALUES("ForAllValues:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    ConditionLine {
        values = List.copyOf(values);
    }

    static ConditionLine of(Condition condition, boolean variables) {
        String name = condition.operator();
        Quantifier quantifier = Quantifier.NONE;
        for (Quantifier candidate : Quantifier.values()) {
            quantifier = name.startsWith(candidate.prefix) ? candidate : quantifier;
        }
        name = name.substring(quantifier.prefix.length());
        boolean ifExists = name.endsWith(IF_EXISTS);
        name = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        ConditionOperator operator = ConditionOperator.named(name).orElse(null);
        List<ValueSet> values = new ArrayList<>();
        if (operator != null) {
            condition.values().forEach(value -> values.add(operator.values(value, variables)));
        }
        return new ConditionLine(
                quantifier,
                operator,
                ifExists,
                condition.key().toLowerCase(Locale.ROOT),
                values,
                condition.operator() + " " + condition.key(),
                new TreeSet<>(condition.values()));
    }

    /** The same line with just one of its values. */
    ConditionLine with(ValueSet value) {
        return new ConditionLine(quantifier, operator, ifExists, key, List.of(value), written, texts);
    }

    /** Whether it is the same as a line for each of its values of which one must hold. */
    boolean divisible() {
        return operator != null && !operator.negated() && quantifier != Quantifier.FOR_ALL_VALUES && values.size() > 1;
    }

    /** For people: `StringEquals aws:PrincipalOrgID ["o-1"]`. */
    String text() {
        return written + " " + CanonicalJson.text(JsonArray.ofTexts(texts));
    }

    /** Whether it is sure that wherever this line holds the other one does. */
    boolean implies(ConditionLine other) {
        if (!key.equals(other.key)) {
            return false;
        }
        if (operator == null || other.operator == null) {
            return operator == other.operator && written.equalsIgnoreCase(other.written) && texts.equals(other.texts);
        }
        if (other.operator == ConditionOperator.NULL || operator == ConditionOperator.NULL) {
            return impliesOfPresence(other);
        }
        if (operator.family() != other.operator.family() || quantifier != other.quantifier) {
            return false;
        }
        if (operator.negated()) {
            return other.operator.negated()
                    && other.values.stream()
                            .allMatch(excluded -> values.stream().anyMatch(wider -> wider.contains(excluded)));
        }
        if (other.operator.negated()) {
            return quantifier == Quantifier.NONE
                    && values.stream().allMatch(value -> other.values.stream().noneMatch(value::intersects));
        }
        return (other.ifExists || !ifExists)
                && values.stream().allMatch(value -> other.values.stream().anyMatch(wider -> wider.contains(value)));
    }

    /** `Null` says whether the key is missing; other operators imply that it is there, or are true when it is missing. */
    private boolean impliesOfPresence(ConditionLine other) {
        if (operator == other.operator) {
            return values.stream().allMatch(other.values::contains);
        }
        if (operator == ConditionOperator.NULL) {
            return missing(values) && other.trueWhenMissing();
        }
        return present(other.values) && falseWhenMissing();
    }

    private boolean trueWhenMissing() {
        return quantifier == Quantifier.FOR_ALL_VALUES
                || quantifier == Quantifier.NONE && (ifExists || operator != null && operator.negated());
    }

    /** AWS does not say what `ForAnyValue:…IfExists` is when the key is missing: neither is claimed of it. */
    private boolean falseWhenMissing() {
        return !ifExists && !trueWhenMissing();
    }

    private static boolean missing(List<ValueSet> values) {
        return values.equals(List.of(new ValueSet.Same("true")));
    }

    private static boolean present(List<ValueSet> values) {
        return values.equals(List.of(new ValueSet.Same("false")));
    }
}
