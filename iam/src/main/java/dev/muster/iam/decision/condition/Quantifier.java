package dev.muster.iam.decision.condition;

/** The qualifier before an operator, for keys with several values. */
public enum Quantifier {
    NONE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    private final String written;

    Quantifier(String written) {
        this.written = written;
    }

    /** As policies write it, with its colon. */
    public String written() {
        return written;
    }
}
