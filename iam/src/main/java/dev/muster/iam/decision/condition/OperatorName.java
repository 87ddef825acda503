package dev.muster.iam.decision.condition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The name of an operator taken apart: `ForAnyValue:StringLikeIfExists`. */
public record OperatorName(Quantifier quantifier, Operator operator, boolean ifExists) {

    private static final String IF_EXISTS = "IfExists";

    private static final Map<String, OperatorName> NAMES = names();

    /** Reads a name in any case; empty when it is no operator. */
    public static Optional<OperatorName> parse(String name) {
        return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The name as AWS writes it. */
    public String written() {
        return quantifier.written() + operator.written() + (ifExists ? IF_EXISTS : "");
    }

    /** IAM JSON policy elements, Condition operators: `IfExists` goes to the end of any operator name except `Null`. */
    private static Map<String, OperatorName> names() {
        Map<String, OperatorName> names = new HashMap<>();
        for (Quantifier quantifier : Quantifier.values()) {
            for (Operator operator : Operator.values()) {
                for (boolean ifExists :
                        operator == Operator.NULL ? new boolean[] {false} : new boolean[] {false, true}) {
                    OperatorName name = new OperatorName(quantifier, operator, ifExists);
                    names.put(name.written().toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return Map.copyOf(names);
    }
}
