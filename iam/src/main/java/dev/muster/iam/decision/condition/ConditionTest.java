package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One line of a Condition block, ready to be held against requests. */
public final class ConditionTest {

    private final OperatorName name;
    private final ContextKey key;
    private final ValueTest values;
    private final Truth whenAbsent;

    private ConditionTest(OperatorName name, ContextKey key, ValueTest values) {
        this.name = name;
        this.key = key;
        this.values = values;
        this.whenAbsent = Truth.of(whenAbsent(name));
    }

    /** @param variables whether the policy's version has variables */
    public static ConditionTest of(OperatorName name, String key, List<String> values, boolean variables) {
        return new ConditionTest(name, ContextKey.of(key), name.operator().values(values, variables));
    }

    public Truth test(RequestContext context) {
        if (name.operator() == Operator.NULL) {
            return testPresence(context);
        }
        List<String> given = context.values(key.name());
        if (given == null) {
            return Truth.UNKNOWN;
        }
        return given.isEmpty() ? whenAbsent : testValues(given, context);
    }

    /** The keys that it looks at: its own and those of variables in its values. */
    public Set<ContextKey> keys() {
        Set<ContextKey> keys = new LinkedHashSet<>();
        keys.add(key);
        keys.addAll(values.keys());
        return keys;
    }

    /** Its own key. */
    public ContextKey key() {
        return key;
    }

    /** Whether it asks about several values of its key at once. */
    public boolean asksForSets() {
        return name.quantifier() != Quantifier.NONE;
    }

    /** Gives samples of the values of its own key, such that every outcome is among them. */
    public void sample(RequestContext context, Samples samples) {
        if (name.operator() != Operator.NULL) {
            values.sample(context, samples);
        }
    }

    /** Gives the values of another key with which its variables in the values match what the request holds. */
    public void sampleVariable(ContextKey other, RequestContext context, Samples samples) {
        if (!values.keys().contains(other)) {
            return;
        }
        List<String> given = context.values(key.name());
        if (given == null) {
            if (values.comparesLetters(other)) {
                samples.comparedWith(key);
            } else {
                samples.incomplete();
            }
            return;
        }
        for (String value : given) {
            samples.variable(other, value, context, filled -> values.matches(value, filled));
        }
    }

    /**
     * IAM JSON policy elements, Condition operators: a key that is not there does not match, so that the condition is false and a
     * negated one true; with `IfExists` the condition is true. Single-valued vs. multivalued context keys: `ForAllValues` returns
     * true when there is no such key, `ForAnyValue` false.
     */
    private static boolean whenAbsent(OperatorName name) {
        if (name.ifExists()) {
            return true;
        }
        return switch (name.quantifier()) {
            case NONE -> name.operator().negated();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
        };
    }

    private Truth testValues(List<String> given, RequestContext context) {
        boolean negated = name.operator().negated();
        if (name.quantifier() == Quantifier.NONE) {
            Truth any = Truth.FALSE;
            for (int i = 0; i < given.size() && any != Truth.TRUE; i++) {
                any = any.or(values.matches(given.get(i), context));
            }
            return negated ? any.not() : any;
        }
        boolean all = name.quantifier() == Quantifier.FOR_ALL_VALUES;
        if (given.size() == 1 && given.get(0).isEmpty()) {
            return Truth.of(all);
        }
        Truth result = Truth.of(all);
        for (int i = 0; i < given.size(); i++) {
            Truth one = values.matches(given.get(i), context);
            Truth holds = negated ? one.not() : one;
            result = all ? result.and(holds) : result.or(holds);
        }
        return result;
    }

    /**
     * IAM JSON policy elements, Condition operators: `Null` is `true` where the key does not exist, `false` where it exists and its
     * value is not null. Access Analyzer, Null with qualifier: `ForAllValues` always returns true, `ForAnyValue` false.
     */
    private Truth testPresence(RequestContext context) {
        if (name.quantifier() != Quantifier.NONE) {
            return Truth.of(name.quantifier() == Quantifier.FOR_ALL_VALUES);
        }
        Truth absent = values.matches("true", context);
        Truth present = values.matches("false", context);
        List<String> given = context.values(key.name());
        if (given == null) {
            return absent == present ? absent : Truth.UNKNOWN;
        }
        return given.isEmpty() ? absent : present;
    }
}
