package dev.muster.iam.comparison;

import dev.muster.iam.decision.condition.Operator;
import dev.muster.iam.decision.condition.OperatorName;
import dev.muster.iam.decision.condition.Quantifier;
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
 * @param written operator and key as they stand, which is what an unknown operator is known by
 * @param texts the values as they stand, in order
 */
record ConditionLine(
        @Nullable OperatorName operator, String key, List<ValueSet> values, String written, List<String> texts) {

    private static final List<ValueSet> MISSING = List.of(new ValueSet.Same("true"));
    private static final List<ValueSet> PRESENT = List.of(new ValueSet.Same("false"));

    ConditionLine {
        values = List.copyOf(values);
        texts = List.copyOf(texts);
    }

    static ConditionLine of(Condition condition, boolean variables) {
        OperatorName operator = OperatorName.parse(condition.operator()).orElse(null);
        List<ValueSet> values = new ArrayList<>();
        if (operator != null) {
            condition.values().forEach(value -> values.add(ConditionValues.of(operator.operator(), value, variables)));
        }
        return new ConditionLine(
                operator,
                condition.key().toLowerCase(Locale.ROOT),
                values,
                condition.operator() + " " + condition.key(),
                List.copyOf(new TreeSet<>(condition.values())));
    }

    /** The same line with just one of its values. */
    ConditionLine with(ValueSet value) {
        return new ConditionLine(operator, key, List.of(value), written, texts);
    }

    /** Whether it is the same as a line for each of its values of which one must hold. */
    boolean divisible() {
        return operator != null
                && !operator.operator().negated()
                && operator.quantifier() != Quantifier.FOR_ALL_VALUES
                && values.size() > 1;
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
            return operator == null
                    && other.operator == null
                    && written.equalsIgnoreCase(other.written)
                    && texts.equals(other.texts);
        }
        return implies(operator, other.operator, other.values);
    }

    private boolean implies(OperatorName own, OperatorName theirs, List<ValueSet> others) {
        if (own.operator() == Operator.NULL && theirs.operator() == Operator.NULL) {
            return others.containsAll(values);
        }
        if (own.operator() == Operator.NULL) {
            return values.equals(MISSING) && trueWhenMissing(theirs);
        }
        if (theirs.operator() == Operator.NULL) {
            return others.equals(PRESENT) && falseWhenMissing(own);
        }
        if (ConditionValues.family(own.operator()) != ConditionValues.family(theirs.operator())
                || own.quantifier() != theirs.quantifier()) {
            return false;
        }
        if (own.operator().negated()) {
            return theirs.operator().negated() && others.stream().allMatch(excluded -> within(excluded, values));
        }
        if (theirs.operator().negated()) {
            return own.quantifier() == Quantifier.NONE
                    && values.stream().allMatch(value -> others.stream().noneMatch(value::intersects));
        }
        return (theirs.ifExists() || !own.ifExists()) && values.stream().allMatch(value -> within(value, others));
    }

    private static boolean within(ValueSet value, List<ValueSet> sets) {
        return sets.stream().anyMatch(set -> set.contains(value));
    }

    private static boolean trueWhenMissing(OperatorName operator) {
        return operator.quantifier() == Quantifier.FOR_ALL_VALUES
                || operator.quantifier() == Quantifier.NONE
                        && (operator.ifExists() || operator.operator().negated());
    }

    /** AWS does not say what `ForAnyValue:…IfExists` is when the key is missing: neither is claimed of it. */
    private static boolean falseWhenMissing(OperatorName operator) {
        return !operator.ifExists() && !trueWhenMissing(operator);
    }
}
